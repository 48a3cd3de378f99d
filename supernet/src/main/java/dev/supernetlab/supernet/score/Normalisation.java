package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.Tensor;

/** Whose statistics the batch normalisations use. */
sealed interface Normalisation permits Normalisation.Given, Calibration {

  /** Statistics known beforehand. */
  @FunctionalInterface
  non-sealed interface Given extends Normalisation {
    /** Scale and shift [2,C] of the node of that number. */
    Tensor affine(int node);
  }
}
