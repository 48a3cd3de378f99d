package dev.supernetlab.ranking.interval;

/** How well a figure is known, or why that cannot be said. */
public sealed interface Interval {
  /** Repetitions behind it. */
  int n();

  /**
   * An interval.
   *
   * @param level coverage aimed at, for example 0.95
   */
  record Of(double low, double high, double level, int n) implements Interval {}

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
