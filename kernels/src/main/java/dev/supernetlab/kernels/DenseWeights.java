package dev.supernetlab.kernels;

import java.util.List;

/**
 * Weights, or their gradients, of dense convolutions one after the other.
 *
 * @param convolutions [kh,kw,I,O] each, in the order in which they are applied; at least one
 */
public record DenseWeights(List<Tensor> convolutions) {
  public DenseWeights {
    convolutions = List.copyOf(convolutions);
  }
}
