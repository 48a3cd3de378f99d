package dev.supernetlab.kernels;

/** What follows an operation on its result, per channel, while the result is still in the cache. */
public sealed interface After {
  /** Nothing. */
  After NOTHING = new Nothing();

  /** Nothing. */
  record Nothing() implements After {}

  /**
   * Batch normalisation with given statistics: the result times scale, plus shift.
   *
   * @param values scale and shift [2,C]
   */
  record Affine(Tensor values) implements After {}

  /**
   * Batch normalisation is yet to come: the result stays as it is, its statistics are taken.
   *
   * @param saved [2,C]: receives mean and 1/sqrt(var + eps)
   */
  record Statistics(Tensor saved) implements After {}
}
