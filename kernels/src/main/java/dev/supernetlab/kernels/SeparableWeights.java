package dev.supernetlab.kernels;

/**
 * Weights, or their gradients, of one stage of a separable or dilated convolution.
 *
 * @param depthwise [k,k,C]
 * @param dilation distance between the depthwise taps
 * @param pointwise [C,C]
 */
public record SeparableWeights(Tensor depthwise, int dilation, Tensor pointwise) {}
