package dev.supernetlab.ranking.truth;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.interval.AddedVariance;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The taus that instances would have against the ground truth without its noise, by {@linkplain
 * Simex simulation and extrapolation}.
 *
 * @param taus of each instance that has one
 * @param correction how far their mean lies from that against the noisy ground truth
 * @param variance what the noise of the ground truth adds to the variance of their mean
 */
public record NoiseFree(List<Double> taus, double correction, AddedVariance variance) {
  /** Ground truths that are simulated for the variance. */
  private static final int TRUTHS = 60;

  /** Draws of noise for each of them. */
  private static final int FEW = 5;

  public NoiseFree {
    taus = List.copyOf(taus);
  }

  /**
   * Corrects.
   *
   * @param instances scores of every child
   * @param draws of noise, each of which serves every level with either sign
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
      return new NoiseFree(List.of(), 0, AddedVariance.NONE);
    }
    RandomGenerator random = Randoms.seeded(seed);
    double[] taus = corrected(scored, noise, noise.draws(draws, random));
    double correction = mean(taus) - mean(against(scored, noise.mean()));
    double variance =
        ofTruths(scored, noise, random) + correction * correction * 2 / noise.freedom();
    return new NoiseFree(
        Arrays.stream(taus).boxed().toList(),
        correction,
        new AddedVariance(variance, freedom(noise)));
  }

  private static double[] corrected(
      List<PairOrder> scored, SeedNoise noise, List<double[]> gaussians) {
    double[][] levels = new double[scored.size()][Simex.levels()];
    for (int level = 0; level < Simex.levels(); level++) {
      double times = Simex.times(level);
      List<double[]> draws = times == 0 ? gaussians.subList(0, 1) : gaussians;
      for (double[] draw : draws) {
        double[] seen = against(scored, noise.noisier(times, draw));
        for (int i = 0; i < seen.length; i++) {
          levels[i][level] += seen[i] / draws.size();
        }
      }
    }
    return Arrays.stream(levels).mapToDouble(Simex::tau).toArray();
  }

  private static double[] against(List<PairOrder> scored, double[] truth) {
    PairOrder order = PairOrder.of(truth);
    return scored.stream().mapToDouble(s -> s.value(order)).toArray();
  }

  /**
   * Mean squared error of the corrected mean, over ground truths that might as well have been seen
   * (parametric bootstrap, Efron and Tibshirani 1993): what noise does to it, and the bias that is
   * left.
   */
  private static double ofTruths(List<PairOrder> scored, SeedNoise noise, RandomGenerator random) {
    List<double[]> draws = noise.draws(FEW, random);
    double known = mean(against(scored, noise.ideal()));
    return Stream.generate(() -> noise.again(random))
        .limit(TRUTHS)
        .mapToDouble(truth -> mean(corrected(scored, truth, draws)) - known)
        .map(error -> error * error)
        .average()
        .orElseThrow();
  }

  /** Of the simulated variance, which rests on the children and on so many ground truths. */
  private static double freedom(SeedNoise noise) {
    double ofChildren = Math.max(1, noise.children().length - 1);
    return Math.max(1, 1 / (1.0 / TRUTHS + 1 / ofChildren));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
