package dev.supernetlab.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well a ground truth is known: what its seeds agree on bounds what any ranking can be found to
 * know.
 *
 * @param agreement tau between the seeds
 * @param seedSd standard deviation of a child's accuracy between seeds, pooled over children; empty
 *     with fewer than two seeds
 * @param ceiling tau that the noise-free ranking would be expected to reach against the mean of
 *     these seeds; empty if the seeds do not tell children apart, or there are fewer than two
 */
public record Reliability(Agreement agreement, OptionalDouble seedSd, OptionalDouble ceiling) {

  /**
   * Compares the seeds of a ground truth.
   *
   * <p>The ceiling is simulated: the children's means are shrunk to their mean until their variance
   * is what it would be without the seeds' noise, noise of {@code seedSd / sqrt(seeds)} is added
   * again, and tau is taken between the two; the ceiling is the mean over the draws.
   *
   * @param seeds one array of accuracies per seed
   * @param draws of the simulation
   * @param seed of the simulation
   */
  public static Reliability of(List<double[]> seeds, int draws, long seed) {
    Agreement agreement = Agreement.among(seeds);
    OptionalDouble sd = pooledSd(seeds);
    OptionalDouble ceiling =
        sd.isEmpty()
            ? OptionalDouble.empty()
            : ceiling(Series.mean(seeds), sd.getAsDouble() / Math.sqrt(seeds.size()), draws, seed);
    return new Reliability(agreement, sd, ceiling);
  }

  /** Number of seeds. */
  public int seeds() {
    return agreement.rankings();
  }

  /** Mean tau between two seeds; empty where it is undefined. */
  public OptionalDouble seedTau() {
    return agreement.summary().mean();
  }

  /**
   * Seeds whose mean would be as reliable as single seeds that agree with {@code tau}: the
   * Spearman-Brown formula, with r = sin(pi tau / 2) for normal scores (Kendall 1949).
   *
   * @param tau between 0 and 1, both excluded
   * @return empty if the seeds do not agree at all, so that no number of them would do
   */
  public OptionalInt seedsFor(double tau) {
    double seedTau = seedTau().orElse(0);
    if (seedTau <= 0 || tau <= 0 || tau >= 1) {
      return OptionalInt.empty();
    }
    double have = Math.sin(Math.PI / 2 * seedTau);
    double want = Math.sin(Math.PI / 2 * tau);
    return OptionalInt.of((int) Math.max(1, Math.ceil(want * (1 - have) / (have * (1 - want)))));
  }

  private static OptionalDouble pooledSd(List<double[]> seeds) {
    int children = seeds.isEmpty() ? 0 : seeds.get(0).length;
    OptionalDouble variance =
        IntStream.range(0, children)
            .mapToObj(child -> seeds.stream().mapToDouble(s -> s[child]))
            .map(s -> Summary.of(s.filter(v -> !Double.isNaN(v)).toArray()).sd())
            .flatMapToDouble(
                sd ->
                    sd.isPresent()
                        ? DoubleStream.of(sd.getAsDouble() * sd.getAsDouble())
                        : DoubleStream.empty())
            .average();
    return variance.isPresent()
        ? OptionalDouble.of(Math.sqrt(variance.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static OptionalDouble ceiling(double[] means, double noise, int draws, long seed) {
    double[] known = Arrays.stream(means).filter(m -> !Double.isNaN(m)).toArray();
    Summary seen = Summary.of(known);
    double variance = Math.pow(seen.sd().orElse(0), 2);
    double signal = variance - noise * noise;
    if (signal <= 0) {
      return OptionalDouble.empty();
    }
    double center = seen.mean().orElseThrow();
    double shrink = Math.sqrt(signal / variance);
    double[] ideal = Arrays.stream(known).map(m -> center + shrink * (m - center)).toArray();
    RandomGenerator random = Randoms.seeded(seed);
    return IntStream.range(0, draws)
        .mapToObj(d -> Arrays.stream(ideal).map(v -> v + noise * random.nextGaussian()).toArray())
        .map(observed -> Coefficient.KENDALL.between(ideal, observed))
        .map(tau -> tau instanceof Correlation.Of of ? of : null)
        .filter(Objects::nonNull)
        .mapToDouble(Correlation.Of::coefficient)
        .average();
  }
}
