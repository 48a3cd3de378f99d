package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.Interval;
import java.util.OptionalDouble;

/** Makes {@link Figure}s. */
final class Figures {
  private Figures() {}

  /**
   * A figure with its interval.
   *
   * @param estimand what the interval covers
   */
  static Figure of(double value, int n, String of, int seeds, Interval interval, String estimand) {
    if (interval instanceof Interval.Of i) {
      return new Figure(value, n, of, seeds, i.low(), i.high(), i.level(), estimand, null);
    }
    return interval instanceof Interval.TooFew few
        ? range(value, n, of, seeds, few.min(), few.max(), few.reason())
        : none(n, of, seeds, ((Interval.None) interval).reason());
  }

  /** The mean of what a summary is of. */
  static Figure mean(Summary summary, String of, int seeds, Interval interval, String estimand) {
    return summary.n() == 0
        ? none(0, of, seeds, "there is nothing to compare with")
        : of(summary.mean().orElseThrow(), summary.n(), of, seeds, interval, estimand);
  }

  /** The range seen; none where it is a single value. */
  private static Figure range(
      double value, int n, String of, int seeds, double low, double high, String reason) {
    return low == high && n == 1
        ? plain(value, n, of, seeds, reason)
        : new Figure(value, n, of, seeds, low, high, null, null, reason);
  }

  /** The mean of what a summary is of, with its range. */
  static Figure range(Summary summary, String of, int seeds, String reason) {
    return summary.n() == 0
        ? none(0, of, seeds, "there is nothing to compare with")
        : range(
            summary.mean().orElseThrow(),
            summary.n(),
            of,
            seeds,
            summary.min().orElseThrow(),
            summary.max().orElseThrow(),
            reason);
  }

  /** The correlation of two rankings. */
  static Figure of(Correlation correlation, int seeds) {
    return correlation instanceof Correlation.Undefined undefined
        ? none(undefined.n(), "children", seeds, undefined.reason())
        : plain(
            correlation.value().getAsDouble(),
            correlation.n(),
            "children",
            seeds,
            "a single pair of rankings has no interval");
  }

  /** A value without interval; none if there is no value. */
  static Figure of(OptionalDouble value, int n, String of, int seeds, String reason, String none) {
    return value.isPresent()
        ? plain(value.getAsDouble(), n, of, seeds, reason)
        : none(n, of, seeds, none);
  }

  static Figure plain(double value, int n, String of, int seeds, String reason) {
    return new Figure(value, n, of, seeds, null, null, null, null, reason);
  }

  static Figure none(int n, String of, int seeds, String reason) {
    return new Figure(null, n, of, seeds, null, null, null, null, reason);
  }

  static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  static Double orNull(Correlation correlation) {
    return orNull(correlation.value());
  }
}
