package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Aggregation;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.AddedVariance;
import dev.supernetlab.ranking.interval.ChildSampling;
import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.interval.Shared;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.truth.NoiseFree;
import dev.supernetlab.ranking.truth.SeedNoise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How well the children are ranked in one way to score them. */
final class RankingSections {
  private static final String INSTANCES = "instances";
  private static final String EVALUATIONS = "evaluations";
  private static final int WINDOW = 64;
  private static final int NOISE_DRAWS = 50;

  private final Known known;
  private final Intervals intervals;

  RankingSections(Known known) {
    this.known = known;
    this.intervals = new Intervals(known.study().settings().level());
  }

  RankingSection of(Scored scored) {
    List<Correlation> taus = known.taus(scored.scores());
    List<double[]> scores = scored.scores();
    Agreement agreement = Agreement.among(scores);
    return new RankingSection(
        scored.key(),
        scored.words(),
        scored.bn(),
        scored.evaluations(),
        scored.phased(),
        rows(scored),
        expected(scores, taus),
        newInstance(taus),
        noiseFree(scores),
        mean(upperHalf(scores), "the expected tau of a new instance, true better half"),
        mean(each(Coefficient.SPEARMAN, scores), "the expected rho of a new instance"),
        mean(each(Coefficient.PEARSON, scores), "the expected r of a new instance"),
        agreements(scored, agreement),
        pairs(scored.instances().stream().map(Instance::name).toList(), agreement),
        scores.isEmpty() || known.children() < 2 ? List.of() : averages(scores));
  }

  private List<Correlation> each(Coefficient coefficient, List<double[]> scores) {
    return scores.stream().map(s -> coefficient.between(s, known.truth())).toList();
  }

  private List<Correlation> upperHalf(List<double[]> scores) {
    double[] truth = known.truth();
    return scores.stream()
        .map(s -> Coefficient.KENDALL.between(Ranks.withinUpperHalf(s, truth), truth))
        .toList();
  }

  private List<RankingSection.InstanceRow> rows(Scored scored) {
    List<RankingSection.InstanceRow> rows = new ArrayList<>();
    for (int i = 0; i < scored.instances().size(); i++) {
      Instance instance = scored.instances().get(i);
      List<double[]> one = List.of(scored.scores().get(i));
      Correlation tau = known.taus(one).get(0);
      rows.add(
          new RankingSection.InstanceRow(
              instance.name(),
              instance.seed(),
              instance.order(),
              tau.n(),
              Figures.orNull(tau),
              Figures.orNull(each(Coefficient.SPEARMAN, one).get(0)),
              Figures.orNull(each(Coefficient.PEARSON, one).get(0)),
              Figures.orNull(upperHalf(one).get(0))));
    }
    return rows;
  }

  /** The expected GT-Tau, which {@link Verdict} rests on. */
  private Figure expected(List<double[]> scores, List<Correlation> taus) {
    boolean sample = known.study().children().sample();
    AddedVariance chosen =
        sample ? ChildSampling.variance(scores, known.truth()) : AddedVariance.NONE;
    Interval interval = intervals.corrected(Correlation.defined(taus), chosen, known.seeds());
    return Figures.mean(
        Summary.of(taus),
        INSTANCES,
        known.seeds(),
        interval,
        "the expected tau of a new instance against this ground truth"
            + (sample ? ", for children drawn like these" : ""));
  }

  private Figure newInstance(List<Correlation> taus) {
    return Figures.mean(
        Summary.of(taus),
        INSTANCES,
        known.seeds(),
        intervals.ofNew(taus, known.seeds()),
        "the tau of one new instance against this ground truth (prediction)");
  }

  private Figure mean(List<Correlation> each, String estimand) {
    return Figures.mean(
        Summary.of(each),
        INSTANCES,
        known.seeds(),
        intervals.expected(each, known.seeds()),
        estimand + " against this ground truth");
  }

  private Figure noiseFree(List<double[]> scores) {
    Optional<SeedNoise> noise = known.reliability().noise();
    if (noise.isEmpty()) {
      return Figures.none(
          scores.size(), INSTANCES, known.seeds(), "the noise of the ground truth is not known");
    }
    NoiseFree free =
        NoiseFree.of(scores, noise.get(), NOISE_DRAWS, known.study().settings().seed());
    double[] taus = free.taus().stream().mapToDouble(t -> Math.max(-1, Math.min(1, t))).toArray();
    return Figures.mean(
        Summary.of(taus),
        INSTANCES,
        known.seeds(),
        intervals.corrected(taus, free.variance(), known.seeds()),
        "the expected tau of a new instance against the noise-free ground truth");
  }

  private List<RankingSection.AgreementRow> agreements(Scored scored, Agreement agreement) {
    List<Instance> all = scored.instances();
    List<Shared> shared =
        List.of(
            new Shared("seed", all.stream().map(Instance::seed).toList()),
            new Shared("order", all.stream().map(Instance::order).toList()));
    Map<String, Agreement.Pairs> kinds = new LinkedHashMap<>();
    kinds.put(INSTANCES, Agreement.Pairs.ALL);
    kinds.put("seeds", (i, j) -> differ(all, i, j, true, false));
    kinds.put("orders", (i, j) -> differ(all, i, j, false, true));
    kinds.put("seeds and orders", (i, j) -> differ(all, i, j, true, true));
    List<RankingSection.AgreementRow> rows = new ArrayList<>();
    kinds.forEach(
        (kind, which) -> {
          Summary pairs = Summary.of(agreement.pairs(which));
          if (pairs.n() > 0) {
            rows.add(
                new RankingSection.AgreementRow(
                    kind,
                    Figures.mean(
                        pairs,
                        "pairs of instances",
                        0,
                        intervals.ofPairs(agreement, which, shared),
                        "the expected tau of two new instances")));
          }
        });
    successive(scored).ifPresent(rows::add);
    return rows;
  }

  private static boolean differ(List<Instance> all, int i, int j, boolean inSeed, boolean inOrder) {
    Instance one = all.get(i);
    Instance other = all.get(j);
    return !one.seed().isEmpty()
        && !other.seed().isEmpty()
        && !one.order().isEmpty()
        && !other.order().isEmpty()
        && one.seed().equals(other.seed()) != inSeed
        && one.order().equals(other.order()) != inOrder;
  }

  /** S-Tau over the last evaluations of an instance; said once, beside its last evaluation. */
  private Optional<RankingSection.AgreementRow> successive(Scored scored) {
    if (!scored.key().startsWith("final")) {
      return Optional.empty();
    }
    List<Correlation> means =
        scored.instances().stream()
            .map(
                i -> i.scores().subList(Math.max(0, i.scores().size() - WINDOW), i.scores().size()))
            .filter(last -> last.size() > 1)
            .map(RankingSections::meanTau)
            .toList();
    return Summary.of(means).n() == 0
        ? Optional.empty()
        : Optional.of(
            new RankingSection.AgreementRow(
                EVALUATIONS,
                Figures.mean(
                    Summary.of(means),
                    INSTANCES,
                    0,
                    intervals.expected(means, Intervals.MIN_TRUTH_SEEDS),
                    "the expected tau of two of the last evaluations of a new instance")));
  }

  private static Correlation meanTau(List<double[]> evaluations) {
    Agreement agreement = Agreement.among(evaluations);
    Summary pairs = agreement.summary();
    return pairs.n() == 0
        ? agreement.pairs().get(0)
        : new Correlation.Of(pairs.mean().orElseThrow(), evaluations.get(0).length);
  }

  static List<TruthSection.Pair> pairs(List<String> names, Agreement agreement) {
    List<TruthSection.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pairs.add(
            new TruthSection.Pair(
                names.get(i), names.get(j), Figures.orNull(agreement.matrix().get(i).get(j))));
      }
    }
    return pairs;
  }

  private List<RankingSection.AverageRow> averages(List<double[]> scores) {
    return Arrays.stream(Aggregation.values())
        .map(by -> new RankingSection.AverageRow(by.words(), average(by.of(scores), scores.size())))
        .toList();
  }

  private Figure average(double[] average, int instances) {
    Correlation tau = PairOrder.of(average).tau(known.order());
    return tau.value().isEmpty()
        ? Figures.of(tau, known.seeds())
        : Figures.plain(
            tau.value().getAsDouble(),
            instances,
            INSTANCES,
            known.seeds(),
            "one ranking made of all instances has no interval");
  }
}
