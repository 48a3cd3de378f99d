package dev.supernetlab.ranking.interference;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much of the unrest of the scores is batch-norm statistics and how much weights.
 *
 * <p>Scored on the same weights, score(running) = score(recalibrated) + rest; the first term knows
 * nothing of the statistics that the last trained children left, the second is what these do. The
 * variance of the sum over time splits without remainder into cov(sum, first) + cov(sum, second).
 *
 * @param children that both modes score at least three times at the same evaluations
 * @param variance over time of the score under running statistics, trend removed, mean over
 *     children
 * @param weightsVariance the same of the score under recalibrated statistics
 * @param weightsShare of {@code variance}; beyond 0..1 where the statistics counteract
 * @param statisticsShare 1 less the share of the weights
 */
public record ModeSplit(
    int children,
    double variance,
    double weightsVariance,
    double weightsShare,
    double statisticsShare) {

  /**
   * Splits the variance.
   *
   * @param running scores with the statistics that training left
   * @param recalibrated scores of the same children at the same evaluations, with each child's own
   *     statistics
   * @return empty if no child can be compared or no score moves
   */
  public static Optional<ModeSplit> of(double[][] running, double[][] recalibrated) {
    int children = 0;
    double variance = 0;
    double weights = 0;
    double shared = 0;
    for (int child = 0; child < running[0].length; child++) {
      double[] sum = column(running, recalibrated, child);
      double[] first = column(recalibrated, running, child);
      int n = (int) Arrays.stream(sum).filter(v -> !Double.isNaN(v)).count();
      if (n >= 3) {
        SeriesCorrelation.detrend(sum);
        SeriesCorrelation.detrend(first);
        children++;
        variance += product(sum, sum) / (n - 2);
        weights += product(first, first) / (n - 2);
        shared += product(sum, first) / (n - 2);
      }
    }
    return children == 0 || !(variance > 1e-18 * children)
        ? Optional.empty()
        : Optional.of(
            new ModeSplit(
                children,
                variance / children,
                weights / children,
                shared / variance,
                1 - shared / variance));
  }

  /** A child's series, without the evaluations that the other mode misses. */
  private static double[] column(double[][] series, double[][] other, int child) {
    return IntStream.range(0, series.length)
        .mapToDouble(t -> Double.isNaN(other[t][child]) ? Double.NaN : series[t][child])
        .toArray();
  }

  private static double product(double[] x, double[] y) {
    return IntStream.range(0, x.length)
        .mapToDouble(t -> x[t] * y[t])
        .filter(v -> !Double.isNaN(v))
        .sum();
  }
}
