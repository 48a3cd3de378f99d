package dev.supernetlab.ranking.coverage;

import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.interval.AddedVariance;
import dev.supernetlab.ranking.interval.Bootstrap;
import dev.supernetlab.ranking.interval.ChildSampling;
import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.truth.NoiseFree;
import dev.supernetlab.ranking.truth.Reliability;
import dev.supernetlab.ranking.truth.SeedNoise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How often intervals cover what they name, in studies drawn from a scenario. */
final class IntervalCoverage {
  private static final int POOL = 4000;
  private static final int PAIRS = 20_000;
  private static final int DRAWS = 100;
  private static final int NOISE_DRAWS = 50;
  private static final int TAKEN = 3;
  private static final int RESAMPLES = 4000;
  private static final Intervals INTERVALS = new Intervals(0.95);

  private final Scenario scenario;
  private final int instances;
  private final int seeds;
  private final List<PairOrder> pool;
  private final List<int[]> firstOfPool;
  private final PairOrder ideal;
  private final double noiseFree;
  private final double sTau;
  private final double seedTau;

  /**
   * What was found of one estimand.
   *
   * @param covered share of the studies in which the interval, or the range, holds the estimand
   * @param studies that have one
   * @param error mean of estimate less estimand
   * @param width mean width
   * @param range whether it is a range, as there is too little for an interval
   */
  record Row(
      String estimand, double covered, int studies, double error, double width, boolean range) {}

  private record Trial(Interval interval, double estimate, double estimand) {
    private boolean covers() {
      return low() <= estimand && estimand <= high();
    }

    private double low() {
      return interval instanceof Interval.Of of ? of.low() : ((Interval.TooFew) interval).min();
    }

    private double high() {
      return interval instanceof Interval.Of of ? of.high() : ((Interval.TooFew) interval).max();
    }
  }

  IntervalCoverage(Scenario scenario, int instances, int seeds) {
    this.scenario = scenario;
    this.instances = instances;
    this.seeds = seeds;
    RandomGenerator random = Randoms.seeded(99);
    List<double[]> drawn = scenario.instances(POOL, random);
    this.pool = PairOrder.all(drawn);
    this.firstOfPool = drawn.stream().map(IntervalCoverage::first).toList();
    this.ideal = PairOrder.of(scenario.idealScores());
    this.noiseFree = mean(pool, ideal);
    this.sTau = expected(() -> scenario.instance(random), () -> scenario.instance(random));
    this.seedTau = expected(() -> scenario.seed(random), () -> scenario.seed(random));
  }

  private interface Scores {
    double[] draw();
  }

  private static double expected(Scores one, Scores other) {
    return IntStream.range(0, PAIRS)
        .mapToDouble(i -> tau(one.draw(), other.draw()))
        .average()
        .orElseThrow();
  }

  private static double tau(double[] x, double[] y) {
    return PairOrder.of(x).tau(PairOrder.of(y)).value().orElse(0);
  }

  private static double mean(List<PairOrder> instances, PairOrder truth) {
    return instances.stream().mapToDouble(s -> s.value(truth)).average().orElseThrow();
  }

  /** Draws studies, in parallel but each from a seed of its own. */
  List<Row> rows(int studies, long seed) {
    Map<String, List<Trial>> trials = new LinkedHashMap<>();
    IntStream.range(0, studies)
        .parallel()
        .mapToObj(study -> study(Randoms.seeded(seed + study)))
        .toList()
        .forEach(
            study ->
                study.forEach(
                    (name, trial) ->
                        trials.computeIfAbsent(name, n -> new ArrayList<>()).add(trial)));
    return trials.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
  }

  private static Row row(String name, List<Trial> trials) {
    return new Row(
        name,
        trials.stream().filter(Trial::covers).count() / (double) trials.size(),
        trials.size(),
        trials.stream().mapToDouble(t -> t.estimate - t.estimand).average().orElse(0),
        trials.stream().mapToDouble(t -> t.high() - t.low()).average().orElse(0),
        trials.get(0).interval instanceof Interval.TooFew);
  }

  private Map<String, Trial> study(RandomGenerator random) {
    List<double[]> drawn = scenario.instances(instances, random);
    GroundTruth.Seeds truth = scenario.truth(seeds, random);
    PairOrder order = PairOrder.of(truth.mean());
    List<Correlation> taus = PairOrder.all(drawn).stream().map(o -> o.tau(order)).toList();
    double seen = taus.stream().mapToDouble(t -> t.value().orElse(0)).average().orElseThrow();
    Map<String, Trial> trials = new LinkedHashMap<>();
    trials.put(
        "expected tau, this ground truth",
        new Trial(INTERVALS.expected(taus, seeds), seen, mean(pool, order)));
    trials.put(
        "tau of a new instance",
        new Trial(
            INTERVALS.ofNew(taus, seeds),
            seen,
            PairOrder.of(scenario.instance(random)).value(order)));
    trials.put("expected tau, noise-free truth", noiseFree(drawn, truth, random.nextLong()));
    Agreement agreement = Agreement.among(drawn);
    trials.put(
        "S-Tau",
        new Trial(
            INTERVALS.ofPairs(agreement, Agreement.Pairs.ALL),
            agreement.summary().mean().orElseThrow(),
            sTau));
    Reliability reliability = Reliability.of(truth, DRAWS, random.nextLong());
    trials.put(
        "tau between seeds",
        new Trial(
            reliability.seedTauInterval(INTERVALS, DRAWS, 1),
            reliability.seedTau().orElseThrow(),
            seedTau));
    trials.put("ceiling", ceiling(reliability, order));
    return trials;
  }

  private Trial noiseFree(List<double[]> drawn, GroundTruth truth, long seed) {
    NoiseFree free = NoiseFree.of(drawn, SeedNoise.of(truth).orElseThrow(), NOISE_DRAWS, seed);
    double[] taus = free.taus().stream().mapToDouble(t -> t).toArray();
    return new Trial(
        INTERVALS.corrected(taus, free.variance(), seeds),
        Arrays.stream(taus).average().orElseThrow(),
        noiseFree);
  }

  private static int[] first(double[] scores) {
    return Arrays.copyOf(Ranks.order(scores), TAKEN);
  }

  /** The regret of the children ranked first: bootstrap, whatever the number of instances. */
  Row regret(int studies, long seed) {
    List<Trial> trials =
        IntStream.range(0, studies)
            .parallel()
            .mapToObj(study -> regret(Randoms.seeded(seed + study)))
            .filter(t -> t.high() > t.low())
            .toList();
    return row("regret of the first " + TAKEN, trials);
  }

  private Trial regret(RandomGenerator random) {
    double[] truth = scenario.truth(seeds, random).mean();
    double[] seen =
        scenario.instances(instances, random).stream()
            .mapToDouble(scores -> regret(first(scores), truth))
            .toArray();
    double level = INTERVALS.level();
    double[] ends =
        Bootstrap.of(instances, RESAMPLES, random.nextLong())
            .endsOfMean(seen, Bootstrap.tail(instances, level));
    return new Trial(
        new Interval.Of(ends[0], ends[1], level, instances),
        Arrays.stream(seen).average().orElseThrow(),
        firstOfPool.stream().mapToDouble(first -> regret(first, truth)).average().orElseThrow());
  }

  private static double regret(int[] first, double[] truth) {
    double best = Arrays.stream(truth).max().orElseThrow();
    return best - IntStream.of(first).mapToDouble(c -> truth[c]).max().orElseThrow();
  }

  /** A figure without interval: only its error is told. */
  private Trial ceiling(Reliability reliability, PairOrder order) {
    return new Trial(
        new Interval.TooFew(0, 0, seeds, "no interval"),
        reliability.ceiling().orElse(0),
        ideal.value(order));
  }

  /**
   * The same for children that are drawn anew for every study: coverage of the expected tau over
   * children and instances.
   */
  static Row sampledChildren(int children, int instances, int studies, long seed) {
    double estimand =
        IntStream.range(0, 4 * studies)
            .parallel()
            .mapToDouble(s -> mean(Scenario.sample(children, 1, Randoms.seeded(~(seed + s)))))
            .average()
            .orElseThrow();
    List<Trial> trials =
        IntStream.range(0, studies)
            .parallel()
            .mapToObj(
                s ->
                    sampled(
                        Scenario.sample(children, instances, Randoms.seeded(seed + s)), estimand))
            .toList();
    return row("expected tau, children a sample", trials);
  }

  private static double mean(Scenario.Sample sample) {
    return mean(PairOrder.all(sample.instances()), PairOrder.of(sample.truth()));
  }

  private static Trial sampled(Scenario.Sample sample, double estimand) {
    PairOrder truth = PairOrder.of(sample.truth());
    double[] taus =
        PairOrder.all(sample.instances()).stream().mapToDouble(o -> o.value(truth)).toArray();
    AddedVariance chosen = ChildSampling.variance(sample.instances(), sample.truth());
    return new Trial(
        INTERVALS.corrected(taus, chosen, Intervals.MIN_TRUTH_SEEDS), mean(sample), estimand);
  }
}
