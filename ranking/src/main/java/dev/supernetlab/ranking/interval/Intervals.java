package dev.supernetlab.ranking.interval;

import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Intervals over instances. Each method names what it covers; with fewer than {@value
 * #MIN_INSTANCES} instances, or {@value #MIN_TRUTH_SEEDS} ground-truth seeds where these count, it
 * gives the range seen instead. The coverage of all of them is measured by simulation.
 *
 * @param level coverage aimed at
 */
public record Intervals(double level) {
  /** Below this many instances no interval holds what it promises. */
  public static final int MIN_INSTANCES = 8;

  /** Below this many ground-truth seeds the ground truth's own noise is unknown. */
  public static final int MIN_TRUTH_SEEDS = 3;

  /** Degrees of freedom from which on Student's t is normal. */
  private static final double MANY = 1e6;

  private static final double RAISED = 1.3;

  /** How a range begins that stands for an interval. */
  public static final String TOO_FEW = "too few for an interval: ";

  /**
   * The expected tau of an instance against this ground truth, its noise included: Student's t on
   * Fisher's scale.
   *
   * @param perInstance tau of each; what is undefined does not count
   * @param truthSeeds seeds of the ground truth behind the taus
   */
  public Interval expected(Collection<Correlation> perInstance, int truthSeeds) {
    return corrected(Correlation.defined(perInstance), 0, truthSeeds);
  }

  /**
   * The tau that one new instance will have against this ground truth (an interval of prediction):
   * z ± t s sqrt(1 + 1/n) of Fisher's z.
   */
  public Interval ofNew(Collection<Correlation> perInstance, int truthSeeds) {
    double[] taus = Correlation.defined(perInstance);
    return gated(taus, taus.length, truthSeeds, () -> predicted(taus, children(perInstance)));
  }

  private Interval predicted(double[] taus, int children) {
    int n = taus.length;
    double[] z = Arrays.stream(taus).map(tau -> Fisher.z(tau, children)).toArray();
    double center = Variances.mean(z);
    double half = Fisher.quantile(n - 1, level) * Math.sqrt(Variances.ofMean(z) * (n + 1));
    return new Interval.Of(Math.tanh(center - half), Math.tanh(center + half), level, n);
  }

  private static int children(Collection<Correlation> taus) {
    return taus.stream().mapToInt(Correlation::n).max().orElse(2);
  }

  /**
   * An expected tau of which the estimate has two sources of noise: the instances and the ground
   * truth's seeds. Degrees of freedom by Satterthwaite (1946).
   *
   * @param taus of each instance, corrected for the noise of the ground truth
   * @param truthVariance what that noise adds to the variance of their mean; where the children are
   *     a sample, what their choice adds
   */
  public Interval corrected(double[] taus, double truthVariance, int truthSeeds) {
    return gated(
        taus,
        taus.length,
        truthSeeds,
        () -> {
          double own = Variances.ofMean(taus);
          double both = own + RAISED * truthVariance;
          double freedom = (taus.length - 1) * Math.pow(own == 0 ? 1 : both / own, 2);
          return Fisher.around(
              clamped(Variances.mean(taus)), both, Math.min(freedom, MANY), level, taus.length);
        });
  }

  private static double clamped(double tau) {
    return Math.max(-1, Math.min(1, tau));
  }

  /**
   * The expected tau of two new instances (S-Tau). The pairs share instances, so its variance is
   * the jackknife's over instances.
   *
   * @param which of the pairs count
   */
  public Interval ofPairs(Agreement agreement, Agreement.Pairs which) {
    int n = agreement.rankings();
    double[] sums = new double[n];
    int[] counts = new int[n];
    double[] seen =
        IntStream.range(0, n)
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(i + 1, n)
                        .filter(j -> which.count(i, j))
                        .filter(j -> agreement.matrix().get(i).get(j).value().isPresent())
                        .mapToDouble(
                            j -> {
                              double tau = agreement.matrix().get(i).get(j).value().getAsDouble();
                              sums[i] += tau;
                              sums[j] += tau;
                              counts[i]++;
                              counts[j]++;
                              return tau;
                            }))
            .toArray();
    int[] paired = IntStream.range(0, n).filter(i -> counts[i] > 0).toArray();
    return gated(
        seen,
        paired.length,
        MIN_TRUTH_SEEDS,
        () -> {
          double sum = Arrays.stream(seen).sum();
          double[] without =
              IntStream.of(paired)
                  .filter(i -> counts[i] < seen.length)
                  .mapToDouble(i -> (sum - sums[i]) / (seen.length - counts[i]))
                  .toArray();
          return Fisher.around(
              sum / seen.length,
              Variances.jackknife(without),
              paired.length - 1,
              level,
              paired.length);
        });
  }

  /**
   * The expected difference of two figures in one pair of equal seeds: Student's t.
   *
   * @param differences of each pair
   */
  public Interval ofDifference(double[] differences, int truthSeeds) {
    int n = differences.length;
    return gated(
        differences,
        n,
        truthSeeds,
        () -> around(Variances.mean(differences), Variances.ofMean(differences), n - 1, n));
  }

  /**
   * The difference of two means of independent instances.
   *
   * @param variance squared standard error
   * @param freedom degrees of freedom behind it
   * @param n instances of the policy that has fewer
   */
  public Interval ofDifference(
      double difference, double variance, double freedom, int n, int truthSeeds) {
    return gated(
        new double[] {difference}, n, truthSeeds, () -> around(difference, variance, freedom, n));
  }

  private Interval around(double mean, double variance, double freedom, int n) {
    double half = Fisher.quantile(freedom, level) * Math.sqrt(variance);
    return new Interval.Of(mean - half, mean + half, level, n);
  }

  /**
   * A figure whose variance is known from simulation.
   *
   * @param variance squared standard error
   * @param n repetitions behind the figure
   */
  public Interval simulated(double tau, double variance, int n) {
    return Fisher.around(tau, variance, MANY, level, n);
  }

  private static Interval gated(
      double[] seen, int instances, int truthSeeds, Supplier<Interval> interval) {
    if (seen.length == 0) {
      return new Interval.None("no value");
    }
    List<String> few = new ArrayList<>();
    if (instances < MIN_INSTANCES) {
      few.add(instances + (instances == 1 ? " instance" : " instances"));
    }
    if (truthSeeds < MIN_TRUTH_SEEDS) {
      few.add(truthSeeds + (truthSeeds == 1 ? " ground-truth seed" : " ground-truth seeds"));
    }
    return few.isEmpty() ? interval.get() : tooFew(seen, instances, String.join(", ", few));
  }

  private static Interval tooFew(double[] seen, int instances, String what) {
    return new Interval.TooFew(
        Arrays.stream(seen).min().orElseThrow(),
        Arrays.stream(seen).max().orElseThrow(),
        instances,
        TOO_FEW + what);
  }
}
