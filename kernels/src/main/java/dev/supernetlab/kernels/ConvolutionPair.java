package dev.supernetlab.kernels;

/**
 * Two 3x3 convolutions with nothing but a batch normalisation between, or the gradients of their
 * weights.
 *
 * @param first [3,3,I,M]
 * @param gamma [M]
 * @param beta [M]
 * @param second [3,3,M,O]
 */
public record ConvolutionPair(Tensor first, Tensor gamma, Tensor beta, Tensor second) {}
