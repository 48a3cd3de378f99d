package dev.supernetlab.analytics.report;

import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.Interval;
import java.util.OptionalDouble;

/**
 * A number that says how much it rests on.
 *
 * @param value null where it is undefined
 * @param n how many values it is made of
 * @param of what n counts: children, instances, pairs of instances, evaluations, ...
 * @param low lower end of the interval, or of the range seen where {@code level} is null; null if
 *     there is neither
 * @param high likewise the upper end
 * @param level coverage of the interval; null if there is none
 * @param reason why there is no interval, or no value; null if there are both
 */
public record Figure(
    Double value, int n, String of, Double low, Double high, Double level, String reason) {

  /** The correlation of two rankings. */
  static Figure of(Correlation correlation) {
    return correlation instanceof Correlation.Undefined undefined
        ? none(undefined.n(), "children", undefined.reason())
        : plain(
            correlation.value().getAsDouble(),
            correlation.n(),
            "children",
            "a single pair of rankings has no interval");
  }

  /**
   * A mean with its interval.
   *
   * @param of what the summary counts
   */
  static Figure of(Summary summary, Interval interval, String of) {
    Double mean = orNull(summary.mean());
    if (interval instanceof Interval.Of p) {
      return new Figure(mean, summary.n(), of, p.low(), p.high(), p.level(), null);
    } else if (interval instanceof Interval.TooFew few) {
      return summary.n() == 1
          ? plain(mean, 1, of, few.reason())
          : new Figure(mean, summary.n(), of, few.min(), few.max(), null, few.reason());
    }
    return none(0, of, ((Interval.None) interval).reason());
  }

  /** A mean with the range of what it is of. */
  static Figure range(Summary summary, String of, String reason) {
    if (summary.n() == 0) {
      return none(0, of, "there is nothing to compare with");
    }
    return new Figure(
        orNull(summary.mean()),
        summary.n(),
        of,
        orNull(summary.min()),
        orNull(summary.max()),
        null,
        reason);
  }

  static Figure plain(double value, int n, String of, String reason) {
    return new Figure(value, n, of, null, null, null, reason);
  }

  static Figure none(int n, String of, String reason) {
    return new Figure(null, n, of, null, null, null, reason);
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
