/**
 * Kernels in ND4J operators alone: for any backend, shape and channel count, and the oracle of the
 * faster ones. A convolution is a sum over its taps of a shifted slice of the padded input times
 * the tap's weights, because ND4J's own convolutions and their gradients are wrong or very slow for
 * some layouts and dilations.
 */
package dev.supernetlab.kernels.portable;
