package dev.supernetlab.ranking.plan;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What averaging over more instances would reach: new instances are simulated as the mean of those
 * seen, shrunk until its variance is what it would be without their noise, plus the deviations of
 * an instance drawn from them, in random sign.
 */
public final class Averaging {
  private static final int MOST = 128;
  private static final List<Integer> COUNTS =
      List.of(1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96, MOST);

  private final int[] children;
  private final double[] shared;
  private final List<double[]> deviations;
  private final PairOrder truth;

  /**
   * Learns from instances.
   *
   * @param instances scores, at least two; children that one of them or the truth lacks are left
   *     out
   */
  public Averaging(List<double[]> instances, double[] truth) {
    this.children =
        IntStream.range(0, truth.length)
            .filter(c -> !Double.isNaN(truth[c]))
            .filter(c -> instances.stream().noneMatch(s -> Double.isNaN(s[c])))
            .toArray();
    this.truth = PairOrder.of(pick(truth));
    List<double[]> known = instances.stream().map(this::pick).toList();
    int n = known.size();
    double[] mean = Series.mean(known);
    double larger = Math.sqrt(n / (n - 1.0)); // deviations from a mean of n are too small
    this.deviations = known.stream().map(s -> deviation(s, mean, larger)).toList();
    double noise =
        deviations.stream().flatMapToDouble(Arrays::stream).map(d -> d * d).average().orElse(0);
    this.shared = shrunk(mean, noise / n);
  }

  private double[] pick(double[] values) {
    return IntStream.of(children).mapToDouble(c -> values[c]).toArray();
  }

  private static double[] deviation(double[] scores, double[] mean, double larger) {
    // An instance that is better for all children ranks them no differently.
    double level = Arrays.stream(scores).sum() - Arrays.stream(mean).sum();
    double[] deviation = new double[mean.length];
    Arrays.setAll(deviation, c -> larger * (scores[c] - mean[c] - level / mean.length));
    return deviation;
  }

  private static double[] shrunk(double[] mean, double noise) {
    Summary seen = Summary.of(mean);
    double variance = Math.pow(seen.sd().orElse(0), 2);
    double center = seen.mean().orElse(0);
    double shrink = variance > noise ? Math.sqrt((variance - noise) / variance) : 0;
    return Arrays.stream(mean).map(m -> center + shrink * (m - center)).toArray();
  }

  /**
   * Fewest instances, of some, whose averaged ranking reaches a tau with so much confidence.
   *
   * @return empty if {@value #MOST} do not
   */
  public OptionalInt instancesFor(double tau, double confidence, int draws, long seed) {
    return reached(MOST, tau, draws, seed) < confidence
        ? OptionalInt.empty()
        : COUNTS.stream()
            .mapToInt(n -> n)
            .filter(n -> reached(n, tau, draws, seed) >= confidence)
            .findFirst();
  }

  /** Share of simulated averages of n instances that reach a tau. */
  public double reached(int n, double tau, int draws, long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    int reached = 0;
    for (int draw = 0; draw < draws; draw++) {
      if (PairOrder.of(average(n, random)).value(truth) >= tau) {
        reached++;
      }
    }
    return reached / (double) draws;
  }

  private double[] average(int n, RandomGenerator random) {
    double[] average = shared.clone();
    for (int i = 0; i < n; i++) {
      double[] deviation = deviations.get(random.nextInt(deviations.size()));
      double sign = random.nextBoolean() ? 1.0 / n : -1.0 / n;
      for (int c = 0; c < average.length; c++) {
        average[c] += sign * deviation[c];
      }
    }
    return average;
  }
}
