package dev.supernetlab.ranking;

/** How well a mean over instances is known, or why that cannot be said. */
public sealed interface Interval {
  /** Instances behind it. */
  int n();

  /**
   * A bootstrap percentile interval.
   *
   * @param level coverage aimed at, for example 0.95
   * @param resamples that led to a value
   */
  record Percentile(double low, double high, double level, int n, int resamples)
      implements Interval {}

  /** The range seen, which is no interval: too few repetitions for one. */
  record TooFew(double min, double max, int n, String reason) implements Interval {}

  /** Nothing was seen. */
  record None(String reason) implements Interval {
    @Override
    public int n() {
      return 0;
    }
  }
}
