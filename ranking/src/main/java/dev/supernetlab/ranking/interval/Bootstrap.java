package dev.supernetlab.ranking.interval;

import dev.supernetlab.ranking.Randoms;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Percentile intervals from resampled repetitions, for figures that are bounded, coarse and skewed,
 * so that Student's t would leave their range.
 */
public final class Bootstrap {
  private final List<int[]> resamples;

  private Bootstrap(List<int[]> resamples) {
    this.resamples = resamples;
  }

  /**
   * Draws with replacement.
   *
   * @param n repetitions, of which every resample has as many
   */
  public static Bootstrap of(int n, int draws, long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    return new Bootstrap(
        Stream.generate(() -> random.ints(n, 0, n).toArray()).limit(draws).toList());
  }

  /** Resamples that were drawn elsewhere: indices of the repetitions. */
  static Bootstrap given(List<int[]> resamples) {
    return new Bootstrap(List.copyOf(resamples));
  }

  /**
   * What is cut off at either end so that normal values have Student's interval: Phi(-t sqrt(n / (n
   * - 1))), as plain percentiles of few values are too narrow (Hesterberg 2015).
   *
   * @param n at least 2
   */
  public static double tail(int n, double level) {
    return new NormalDistribution()
        .cumulativeProbability(-Fisher.quantile(n - 1, level) * Math.sqrt(n / (n - 1.0)));
  }

  /** Percentiles of a statistic of the resamples: of {@code tail} and of 1 - {@code tail}. */
  double[] ends(ToDoubleFunction<int[]> statistic, double tail) {
    double[] sorted = resamples.stream().mapToDouble(statistic).sorted().toArray();
    return new double[] {quantile(sorted, tail), quantile(sorted, 1 - tail)};
  }

  /** Of the mean of values, one for each repetition. */
  public double[] endsOfMean(double[] values, double tail) {
    return ends(
        resample -> IntStream.of(resample).mapToDouble(i -> values[i]).sum() / resample.length,
        tail);
  }

  /** By linear interpolation between order statistics, NumPy's default. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
