package dev.supernetlab.ranking.truth;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The taus that instances would have against the ground truth without its noise, by {@linkplain
 * Simex simulation and extrapolation}.
 *
 * @param taus of each instance that has one
 * @param variance what the noise of the ground truth adds to the variance of their mean: that
 *     between simulated ground truths, less that of the simulation itself
 */
public record NoiseFree(List<Double> taus, double variance) {
  /** Draws for each amount of noise where the variance is simulated. */
  private static final int FEW = 20;

  public NoiseFree {
    taus = List.copyOf(taus);
  }

  /**
   * Corrects.
   *
   * @param instances scores of every child
   * @param draws for each amount of noise; half as many ground truths are simulated
   */
  public static NoiseFree of(List<double[]> instances, SeedNoise noise, int draws, long seed) {
    PairOrder ideal = PairOrder.of(noise.ideal());
    List<PairOrder> scored =
        instances.stream()
            .map(s -> IntStream.of(noise.children()).mapToDouble(c -> s[c]).toArray())
            .map(PairOrder::of)
            .filter(order -> !Double.isNaN(order.value(ideal)))
            .toList();
    if (scored.isEmpty()) {
      return new NoiseFree(List.of(), 0);
    }
    RandomGenerator random = Randoms.seeded(seed);
    double[] taus = new double[scored.size()];
    corrected(scored, noise, draws, random, taus);
    return new NoiseFree(
        Arrays.stream(taus).boxed().toList(), variance(scored, noise, draws / 2, random));
  }

  private static double variance(
      List<PairOrder> scored, SeedNoise noise, int truths, RandomGenerator random) {
    double[] means = new double[truths];
    double simulation = 0;
    for (int t = 0; t < truths; t++) {
      double[] taus = new double[scored.size()];
      simulation += corrected(scored, noise.again(random), FEW, random, taus) / truths;
      means[t] = Arrays.stream(taus).average().orElseThrow();
    }
    double between = truths < 2 ? 0 : Math.pow(Summary.of(means).sd().orElseThrow(), 2);
    return Math.max(0, between - simulation);
  }

  /**
   * Fills in the corrected taus.
   *
   * @return variance of their mean between simulations
   */
  private static double corrected(
      List<PairOrder> scored, SeedNoise noise, int draws, RandomGenerator random, double[] taus) {
    double variance = 0;
    for (int level = 0; level < Simex.levels(); level++) {
      int repeats = Simex.times(level) == 0 ? 1 : draws;
      double[] means = new double[repeats];
      for (int d = 0; d < repeats; d++) {
        PairOrder truth = PairOrder.of(noise.noisier(Simex.times(level), random));
        for (int i = 0; i < taus.length; i++) {
          double tau = scored.get(i).value(truth);
          taus[i] += Simex.weight(level) * tau / repeats;
          means[d] += tau / taus.length;
        }
      }
      variance += repeats < 2 ? 0 : squared(Simex.weight(level)) * varianceOfMean(means);
    }
    return variance;
  }

  private static double varianceOfMean(double[] values) {
    return squared(Summary.of(values).sd().orElseThrow()) / values.length;
  }

  private static double squared(double value) {
    return value * value;
  }
}
