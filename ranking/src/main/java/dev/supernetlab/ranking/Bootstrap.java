package dev.supernetlab.ranking;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * Percentile intervals by resampling instances with replacement; the estimand is the mean over new
 * instances against this ground truth.
 *
 * @param resamples how many resamples to draw
 * @param level coverage aimed at
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, long seed) {
  /** Below this many instances a percentile interval promises more than it holds. */
  public static final int MIN_INSTANCES = 8;

  /** Below this many ground-truth seeds the ground truth's own noise is unknown. */
  public static final int MIN_TRUTH_SEEDS = 3;

  /**
   * Interval of the mean of one tau per instance.
   *
   * @param truthSeeds seeds of the ground truth behind the taus
   */
  public Interval ofMean(Collection<Correlation> perInstance, int truthSeeds) {
    double[] values = Summary.defined(perInstance);
    if (truthSeeds < MIN_TRUTH_SEEDS && values.length > 0) {
      return tooFew(values, values.length, truthSeeds + " ground-truth seeds");
    }
    return resampled(
        values,
        values.length,
        sample -> Arrays.stream(sample).mapToDouble(i -> values[i]).average());
  }

  /** Interval of the mean tau over pairs of instances. */
  public Interval ofMeanPair(Agreement agreement) {
    double[] pairs = Summary.defined(agreement.pairs());
    return resampled(pairs, agreement.rankings(), agreement::meanOfResample);
  }

  private Interval resampled(
      double[] seen, int instances, Function<int[], OptionalDouble> statistic) {
    if (seen.length == 0) {
      return new Interval.None("no value");
    }
    if (instances < MIN_INSTANCES) {
      return tooFew(seen, instances, instances + " instances");
    }
    RandomGenerator random = Randoms.seeded(seed);
    double[] means =
        Stream.generate(() -> draw(random, instances))
            .limit(resamples)
            .map(statistic)
            .flatMapToDouble(
                v -> v.isPresent() ? DoubleStream.of(v.getAsDouble()) : DoubleStream.empty())
            .toArray();
    if (means.length == 0) {
      return new Interval.None("no resample has a value");
    }
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(means);
    double tail = 100 * (1 - level) / 2;
    return new Interval.Percentile(
        percentile.evaluate(tail), percentile.evaluate(100 - tail), level, instances, means.length);
  }

  private static int[] draw(RandomGenerator random, int instances) {
    return IntStream.generate(() -> random.nextInt(instances)).limit(instances).toArray();
  }

  private static Interval tooFew(double[] seen, int instances, String what) {
    return new Interval.TooFew(
        Arrays.stream(seen).min().orElseThrow(),
        Arrays.stream(seen).max().orElseThrow(),
        instances,
        "too few for an interval: " + what);
  }
}
