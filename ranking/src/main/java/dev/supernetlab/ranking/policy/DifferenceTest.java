package dev.supernetlab.ranking.policy;

import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether two policies differ in expected GT-Tau.
 *
 * @param difference of the means, first less second
 * @param p two-sided
 */
record DifferenceTest(double difference, double p, Interval interval) {

  /** Student's t of the differences of pairs of equal seeds, at least two. */
  static DifferenceTest paired(double[] differences, int truthSeeds, Intervals intervals) {
    Summary summary = Summary.of(differences);
    double mean = summary.mean().orElseThrow();
    double error = summary.sd().orElseThrow() / Math.sqrt(differences.length);
    return new DifferenceTest(
        mean,
        p(mean, error, differences.length - 1),
        intervals.ofDifference(differences, truthSeeds));
  }

  /** Welch's t of taus of different seeds, at least two on each side. */
  static DifferenceTest unpaired(
      double[] first, double[] second, int truthSeeds, Intervals intervals) {
    Summary one = Summary.of(first);
    Summary other = Summary.of(second);
    double a = Math.pow(one.sd().orElseThrow(), 2) / first.length;
    double b = Math.pow(other.sd().orElseThrow(), 2) / second.length;
    double freedom =
        a + b == 0
            ? first.length + second.length - 2.0
            : (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
    double mean = one.mean().orElseThrow() - other.mean().orElseThrow();
    return new DifferenceTest(
        mean,
        p(mean, Math.sqrt(a + b), freedom),
        intervals.ofDifference(
            mean, a + b, freedom, Math.min(first.length, second.length), truthSeeds));
  }

  private static double p(double mean, double error, double freedom) {
    if (error == 0) {
      return mean == 0 ? 1 : 0;
    }
    return 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(mean / error));
  }
}
