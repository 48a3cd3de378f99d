package dev.supernetlab.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Median, least and greatest of some measurements. */
record Spread(double median, double min, double max) {

  /**
   * The spread of these values.
   *
   * @param values at least one
   */
  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** exp of the mean logarithm; NaN for no values. */
  static double geometricMean(List<Double> values) {
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }

  @Override
  public String toString() {
    return "%.2f (%.2f-%.2f)".formatted(median, min, max);
  }
}
