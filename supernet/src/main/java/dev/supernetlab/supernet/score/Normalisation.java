package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.Tensor;

/** How the batch normalisation of a node is done. */
@FunctionalInterface
interface Normalisation {
  /**
   * Writes the normalised x to y, or adds it.
   *
   * @param node number of the node whose result this is
   */
  void apply(int node, Computation.Norm norm, Tensor x, boolean relu, Tensor y, boolean add);
}
