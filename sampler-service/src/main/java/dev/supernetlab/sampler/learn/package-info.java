/**
 * Orders that learn: what a round trains follows from the seed and the scores of the rounds before.
 */
package dev.supernetlab.sampler.learn;
