package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.After;

/** Whose statistics the batch normalisations use. */
sealed interface Normalisation permits Normalisation.Given, Calibration {

  /** Statistics known beforehand. */
  @FunctionalInterface
  non-sealed interface Given extends Normalisation {
    /** Of the node of that number. */
    After.Affine affine(int node);
  }
}
