/** In which order the children of a training are trained. */
package dev.supernetlab.sampler.order;
