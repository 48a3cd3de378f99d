package dev.supernetlab.ranking.interval;

/**
 * What a source of noise that all instances share adds to the variance of their mean.
 *
 * @param value squared standard error, not negative
 * @param freedom degrees of freedom that it is estimated with, at least 1
 */
public record AddedVariance(double value, double freedom) {
  /** Where instances are the only source of noise. */
  public static final AddedVariance NONE = new AddedVariance(0, 1);

  /** Checked. */
  public AddedVariance {
    if (!(value >= 0) || !(freedom >= 1)) {
      throw new IllegalArgumentException("variance %s, freedom %s".formatted(value, freedom));
    }
  }
}
