package dev.supernetlab.ranking;

import java.util.Collection;
import java.util.OptionalDouble;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * Mean and spread of some values.
 *
 * @param n how many values there are; what is undefined is not among them
 * @param mean empty if n = 0
 * @param sd sample standard deviation (n - 1 in the denominator); empty if n &lt; 2
 * @param min empty if n = 0
 * @param max empty if n = 0
 */
public record Summary(
    int n, OptionalDouble mean, OptionalDouble sd, OptionalDouble min, OptionalDouble max) {

  /**
   * Summary of finite values.
   *
   * @throws IllegalArgumentException if a value is NaN or infinite
   */
  public static Summary of(double... values) {
    StreamingStatistics statistics = new StreamingStatistics();
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a number: " + value);
      }
      statistics.addValue(value);
    }
    int n = values.length;
    return new Summary(
        n,
        when(n > 0, statistics.getMean()),
        when(n > 1, statistics.getStandardDeviation()),
        when(n > 0, statistics.getMin()),
        when(n > 0, statistics.getMax()));
  }

  /** Summary of the correlations that are defined. */
  public static Summary of(Collection<Correlation> correlations) {
    return of(Correlation.defined(correlations));
  }

  private static OptionalDouble when(boolean exists, double value) {
    return exists ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
