package dev.supernetlab.ranking.truth;

import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well a ground truth is known: what its seeds agree on bounds what any ranking can be found to
 * know. Where its seeds are not given, but means and deviations, the figures are simulated.
 *
 * @param seeds repetitions of each child
 * @param agreement tau between the seeds; of none where they are not given
 * @param noise empty if the spread between seeds is not known
 * @param seedTau mean tau between two seeds; empty where undefined or not known
 * @param leaveOneOut mean tau of a seed against the mean of the others; empty likewise
 * @param ceiling tau that the noise-free ranking would be expected to reach against the mean of
 *     these seeds; empty if the seeds do not tell children apart, or there are fewer than two
 */
public record Reliability(
    int seeds,
    Agreement agreement,
    Optional<SeedNoise> noise,
    OptionalDouble seedTau,
    OptionalDouble leaveOneOut,
    OptionalDouble ceiling) {

  /**
   * Of a ground truth.
   *
   * @param draws of the simulations
   * @param seed of the simulations
   */
  public static Reliability of(GroundTruth truth, int draws, long seed) {
    Optional<SeedNoise> noise = SeedNoise.of(truth).filter(n -> truth.seeds() > 1);
    Optional<SeedNoise> telling = noise.filter(SeedNoise::tellsChildrenApart);
    List<double[]> given = truth instanceof GroundTruth.Seeds s ? s.accuracies() : List.of();
    Agreement agreement = Agreement.among(given);
    OptionalDouble ceiling =
        telling.map(n -> ceiling(n, truth.seeds(), draws, seed)).orElse(OptionalDouble.empty());
    return truth instanceof GroundTruth.Seeds
        ? new Reliability(
            truth.seeds(),
            agreement,
            noise,
            agreement.summary().mean(),
            Summary.of(leftOut(given)).mean(),
            ceiling)
        : new Reliability(
            truth.seeds(),
            agreement,
            noise,
            telling.map(n -> seedAgainst(n, 1, draws, seed)).orElse(OptionalDouble.empty()),
            telling
                .map(n -> seedAgainst(n, truth.seeds() - 1, draws, seed))
                .orElse(OptionalDouble.empty()),
            ceiling);
  }

  /** Expected tau of one seed against the mean of so many others, drawn around the means. */
  private static OptionalDouble seedAgainst(SeedNoise noise, int others, int draws, long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    double[] means = noise.mean();
    return IntStream.range(0, draws)
        .mapToDouble(
            d ->
                tau(
                    noise.around(means, 1, noise.gaussians(random)),
                    noise.around(means, others, noise.gaussians(random))))
        .average();
  }

  /** Where there is no ground truth. */
  public static Reliability none() {
    return new Reliability(
        0,
        Agreement.among(List.of()),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** Standard deviation of a child's accuracy between seeds, pooled over children. */
  public OptionalDouble seedSd() {
    return noise.isPresent() ? OptionalDouble.of(noise.get().pooledSd()) : OptionalDouble.empty();
  }

  /**
   * Tau that the noise-free ranking is expected to reach against the mean of so many seeds. As the
   * noise-free accuracies are not known, it is that of the means, by {@link Simex}.
   */
  public static OptionalDouble ceiling(SeedNoise noise, int seeds, int draws, long seed) {
    double value = ceilings(noise, List.of(seeds), draws, seed)[0];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * The same for several numbers of seeds. The same draws, scaled, serve all levels and numbers, so
   * that these differ by less than chance.
   *
   * @return one for each; NaN where it is undefined
   */
  public static double[] ceilings(SeedNoise noise, List<Integer> seeds, int draws, long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    double[] ceilings = new double[seeds.size()];
    for (int draw = 0; draw < draws; draw++) {
      double[] more = noise.gaussians(random);
      double[] again = noise.gaussians(random);
      for (int level = 0; level < Simex.levels(); level++) {
        double[] truth = noise.noisier(Simex.times(level), more);
        PairOrder order = PairOrder.of(truth);
        for (int s = 0; s < ceilings.length; s++) {
          PairOrder seen = PairOrder.of(noise.around(truth, seeds.get(s), again));
          ceilings[s] += Simex.weight(level) * order.value(seen) / draws;
        }
      }
    }
    return Arrays.stream(ceilings).map(c -> Math.max(-1, Math.min(1, c))).toArray();
  }

  /** Tau of each seed against the mean of the others. */
  private static List<Correlation> leftOut(List<double[]> seeds) {
    List<Correlation> taus = new ArrayList<>();
    if (seeds.size() > 1) {
      for (int i = 0; i < seeds.size(); i++) {
        List<double[]> others = new ArrayList<>(seeds);
        double[] own = others.remove(i);
        taus.add(Coefficient.KENDALL.between(own, Series.mean(others)));
      }
    }
    return taus;
  }

  private static double tau(double[] x, double[] y) {
    return PairOrder.of(x).value(PairOrder.of(y));
  }

  /**
   * Interval of the expected tau of two new seeds, from ground truths simulated like this one; the
   * range where there are too few seeds.
   */
  public Interval seedTauInterval(Intervals intervals, int draws, long seed) {
    double[] pairs = Correlation.defined(agreement.pairs());
    if (pairs.length == 0 || noise.isEmpty()) {
      return new Interval.None("no value");
    }
    return seeds < Intervals.MIN_TRUTH_SEEDS || !noise.get().tellsChildrenApart()
        ? new Interval.TooFew(
            Arrays.stream(pairs).min().orElseThrow(),
            Arrays.stream(pairs).max().orElseThrow(),
            seeds,
            Intervals.TOO_FEW + seeds + " ground-truth seeds")
        : intervals.simulated(
            seedTau.orElseThrow(),
            squared(Summary.of(seedTaus(noise.get(), draws, Randoms.seeded(seed))).sd()),
            seeds);
  }

  private static double squared(OptionalDouble sd) {
    return Math.pow(sd.orElse(0), 2);
  }

  private double[] seedTaus(SeedNoise noise, int draws, RandomGenerator random) {
    return IntStream.range(0, draws)
        .mapToObj(d -> Stream.generate(() -> noise.draw(1, random)).limit(seeds).toList())
        .map(drawn -> Agreement.among(drawn).summary().mean())
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
  }

  /**
   * Seeds whose mean would be as reliable as single seeds that agree with {@code tau}: the
   * Spearman-Brown formula, with r = sin(pi tau / 2) for normal scores (Kendall 1949).
   *
   * @param tau between 0 and 1, both excluded
   * @return empty if the seeds do not agree at all, so that no number of them would do
   */
  public OptionalInt seedsFor(double tau) {
    double known = seedTau.orElse(0);
    if (known <= 0 || tau <= 0 || tau >= 1) {
      return OptionalInt.empty();
    }
    double have = Math.sin(Math.PI / 2 * known);
    double want = Math.sin(Math.PI / 2 * tau);
    return OptionalInt.of((int) Math.max(1, Math.ceil(want * (1 - have) / (have * (1 - want)))));
  }
}
