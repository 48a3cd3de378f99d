package dev.supernetlab.ranking.interval;

import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

  /** Below this many instances no interval of a skewed figure does. */
  public static final int MIN_SKEWED = 40;

  /** Degrees of freedom from which on Student's t is normal. */
  private static final double MANY = 1e6;

  private static final int RESAMPLES = 4000;

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
    return corrected(Correlation.defined(perInstance), AddedVariance.NONE, truthSeeds);
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
   * An expected tau of which the estimate has two sources of noise: the instances, and one that all
   * of them share. Degrees of freedom of the sum by Satterthwaite (1946).
   *
   * @param taus of each instance, corrected for the noise of the ground truth where that counts
   * @param added what that noise, or the choice of children, adds to the variance of their mean
   */
  public Interval corrected(double[] taus, AddedVariance added, int truthSeeds) {
    return gated(
        taus,
        taus.length,
        truthSeeds,
        () -> {
          double own = Variances.ofMean(taus);
          double both = own + added.value();
          double squares =
              own * own / (taus.length - 1) + added.value() * added.value() / added.freedom();
          double freedom = squares == 0 ? 1 : both * both / squares;
          return Fisher.around(clamped(Variances.mean(taus)), both, freedom, level, taus.length);
        });
  }

  private static double clamped(double tau) {
    return Math.max(-1, Math.min(1, tau));
  }

  /**
   * The expectation of a bounded, coarse and skewed figure of a new instance, such as a regret:
   * {@linkplain Bootstrap bootstrap} over instances, of which it takes {@value #MIN_SKEWED}.
   *
   * @param seed of the resamples
   */
  public Interval ofSkewed(double[] perInstance, int truthSeeds, long seed) {
    int n = perInstance.length;
    if (n > 0 && n < MIN_SKEWED) {
      String few = counted(n, "instance") + ", a skewed figure takes " + MIN_SKEWED;
      return range(perInstance, n, TOO_FEW + few);
    }
    return gated(
        perInstance,
        n,
        truthSeeds,
        () -> {
          double[] ends =
              Bootstrap.of(n, RESAMPLES, seed).endsOfMean(perInstance, Bootstrap.tail(n, level));
          return new Interval.Of(ends[0], ends[1], level, n);
        });
  }

  /** The same of instances that share nothing. */
  public Interval ofPairs(Agreement agreement, Agreement.Pairs which) {
    return ofPairs(agreement, which, List.of());
  }

  /**
   * The expected tau of two new instances (S-Tau): the jackknife over instances, as pairs share
   * them. Where instances share seeds, or orders, in turn, over these as well; the widest counts.
   * What all instances share is taken as it is.
   *
   * @param which of the pairs count
   */
  public Interval ofPairs(Agreement agreement, Agreement.Pairs which, List<Shared> shared) {
    PairMean mean = new PairMean(agreement, which);
    List<Shared> drawn =
        Stream.concat(Stream.of(Shared.nothing(agreement.rankings())), shared.stream())
            .filter(s -> mean.count(s) > 1)
            .toList();
    Optional<Shared> scarcest = drawn.stream().min(Comparator.comparingInt(mean::count));
    return gated(
        mean.taus(),
        scarcest.map(mean::count).orElse(0),
        scarcest.map(Shared::what).orElse(""),
        MIN_TRUTH_SEEDS,
        () -> widest(mean, drawn));
  }

  private Interval widest(PairMean mean, List<Shared> drawn) {
    return drawn.stream()
        .map(
            s ->
                Fisher.around(
                    mean.value(), mean.variance(s), mean.count(s) - 1.0, level, mean.count(s)))
        .max(Comparator.comparingDouble(i -> i.high() - i.low()))
        .orElseThrow();
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
    return gated(seen, instances, "instance", truthSeeds, interval);
  }

  private static Interval gated(
      double[] seen, int n, String unit, int truthSeeds, Supplier<Interval> interval) {
    if (seen.length == 0) {
      return new Interval.None("no value");
    }
    List<String> few = new ArrayList<>();
    if (n < MIN_INSTANCES) {
      few.add(counted(n, unit));
    }
    if (truthSeeds < MIN_TRUTH_SEEDS) {
      few.add(counted(truthSeeds, "ground-truth seed"));
    }
    return few.isEmpty() ? interval.get() : range(seen, n, TOO_FEW + String.join(", ", few));
  }

  private static String counted(int n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }

  private static Interval range(double[] seen, int n, String reason) {
    return new Interval.TooFew(
        Arrays.stream(seen).min().orElseThrow(),
        Arrays.stream(seen).max().orElseThrow(),
        n,
        reason);
  }
}
