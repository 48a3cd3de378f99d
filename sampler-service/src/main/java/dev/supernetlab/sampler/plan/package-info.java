/** From a spec to everything that is to be trained: a pure function. */
package dev.supernetlab.sampler.plan;
