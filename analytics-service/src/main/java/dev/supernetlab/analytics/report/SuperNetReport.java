package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.judging.space.ChildCosts;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Baseline;
import dev.supernetlab.ranking.Chance;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.Scoring;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.choice.PruneRisk;
import dev.supernetlab.ranking.choice.Selection;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.trust.Verdict;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the shared weights of one stage by a ground truth. */
final class SuperNetReport {
  static final Intervals INTERVALS = new Intervals(0.95);

  static final String ESTIMAND =
      "The intervals are about the mean tau of a new instance of this stage against this same"
          + " ground truth: they rest on the spread between instances only, not on that of the"
          + " seeds of the ground truth or of the children.";

  private static final String PAIRS = "pairs of instances";
  private static final int TRUE_BEST = 10;

  private final ScoredStage stage;
  private final SpaceSpec space;
  private final Reliability reliability;
  private final double[] truth;
  private final int known;
  private final TopChildren top;

  SuperNetReport(ScoredStage stage, Optional<Truth> truth, SpaceSpec space) {
    this.stage = stage;
    this.space = space;
    this.reliability = truth.map(Truth::reliability).orElseGet(Reliability::none);
    this.truth =
        truth.map(Truth::mean).orElseGet(() -> Truth.unknown(stage.scores().children().size()));
    this.known = truth.map(Truth::children).orElse(0);
    this.top =
        new TopChildren(
            stage.scores().children(),
            child -> truth.map(t -> t.seeds(child)).orElse(0),
            this.truth);
  }

  /**
   * The stage's part of the report.
   *
   * @param minSeedTau tau between ground-truth seeds under which no verdict is given
   */
  Report.SuperNet build(double minSeedTau) {
    StageScores scores = stage.scores();
    Optional<ScoredStage.Ranking> judged = stage.judged();
    return new Report.SuperNet(
        stage.spec().name(),
        stage.spec().sharing().words(),
        stage.spec().order().words(),
        stage.spec().instances(),
        scores.children().size(),
        scores.groups(),
        label(stage.spec().evaluation().on()),
        scores.images(),
        stage.rankings().stream().map(this::scoring).toList(),
        chanceSd(),
        baselines(),
        singleSteps(),
        consecutive(),
        curve(),
        judged.map(ScoredStage.Ranking::key).orElse(null),
        judged.map(top::ofMean).orElse(List.of()),
        judged.map(top::choices).orElse(List.of()),
        verdict(minSeedTau));
  }

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** GT-Tau at the periodic evaluations; none without such. */
  List<Report.CurvePoint> curve() {
    return TauCurve.of(stage, truth, this::overInstances);
  }

  /** Mean GT-Tau of the scores of every instance. */
  Figure gtTauMean(List<double[]> instances) {
    return overInstances(Series.gtTau(instances, truth));
  }

  private Report.Scoring scoring(ScoredStage.Ranking ranking) {
    List<Correlation> taus = gtTaus(ranking);
    Agreement agreement = Agreement.among(StageScores.scored(ranking.instances()));
    List<Correlation> upper =
        ranking.instances().stream()
            .map(s -> Coefficient.KENDALL.between(Ranks.withinUpperHalf(s, truth), truth))
            .toList();
    return new Report.Scoring(
        ranking.key(),
        "scored " + ranking.words(),
        ranking.bn().label(),
        ranking.evaluations(),
        taus.stream().map(Figure::of).toList(),
        overInstances(taus),
        overInstances(upper),
        Figure.of(agreement.summary(), INTERVALS.ofPairs(agreement, Agreement.Pairs.ALL), PAIRS),
        Figure.of(Coefficient.KENDALL.between(Series.mean(ranking.instances()), truth)));
  }

  private Figure chanceSd() {
    return known < 2
        ? Figure.none(known, "children", "fewer than two children to compare")
        : Figure.plain(Chance.tauSd(known), known, "children", "exact for rankings without ties");
  }

  private List<Correlation> gtTaus(ScoredStage.Ranking ranking) {
    return Series.gtTau(ranking.instances(), truth);
  }

  private Figure overInstances(List<Correlation> taus) {
    return Figure.of(Summary.of(taus), INTERVALS.expected(taus, reliability.seeds()), "instances");
  }

  private List<Report.BaselineTau> baselines() {
    return BaselineTaus.of(space, stage.scores().children(), truth);
  }

  private Figure singleSteps() {
    List<Correlation> taus =
        dense().stream().flatMap(series -> Series.gtTau(series, truth).stream()).toList();
    return taus.isEmpty()
        ? null
        : Figure.range(
            Summary.of(taus), "evaluations", "the range of single steps, not an interval");
  }

  private Figure consecutive() {
    List<Correlation> taus =
        dense().stream().flatMap(series -> Series.consecutiveTau(series).stream()).toList();
    return taus.isEmpty()
        ? null
        : Figure.range(
            Summary.of(taus),
            "pairs of evaluations",
            "successive evaluations depend on each other");
  }

  /** The dense evaluations of each instance in the first dense mode. */
  private List<List<double[]>> dense() {
    var dense = stage.spec().evaluation().dense();
    if (dense == null) {
      return List.of();
    }
    var bn = dense.bn().get(0);
    return IntStream.range(0, stage.scores().instances())
        .mapToObj(instance -> stage.evaluations(instance, bn))
        .toList();
  }

  /** The verdict; where an interval is given, with what it is an interval of. */
  private Verdict verdict(double minSeedTau) {
    Verdict verdict = Verdict.of(evidence(minSeedTau));
    boolean interval =
        stage.judged().map(j -> overInstances(gtTaus(j)).level() != null).orElse(false);
    return interval
        ? new Verdict(
            verdict.level(),
            Stream.concat(verdict.sentences().stream(), Stream.of(ESTIMAND)).toList())
        : verdict;
  }

  private Verdict.Evidence evidence(double minSeedTau) {
    List<double[]> judged =
        stage.judged().map(ScoredStage.Ranking::instances).orElse(List.of()).stream()
            .filter(top::comparable)
            .toList();
    List<Baseline> baselines = new ChildCosts(space).baselines(stage.scores().children(), truth);
    return new Verdict.Evidence(
        known,
        reliability,
        minSeedTau,
        stage.judged().map(this::named).orElse(new Scoring("", List.of())),
        stage.compared().map(this::named),
        baselines,
        judged.stream().map(scores -> Selection.of(scores, truth, 1).bestTrueRank()).toList(),
        judged.isEmpty() ? Optional.empty() : Optional.of(pruned(judged)));
  }

  private PruneRisk pruned(List<double[]> judged) {
    return PruneRisk.of(judged, truth, known / 4, Math.min(TRUE_BEST, known), INTERVALS.level());
  }

  private Scoring named(ScoredStage.Ranking ranking) {
    return new Scoring(ranking.words(), gtTaus(ranking));
  }

  /** Metrics beyond single evaluations: those of whole rankings. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    for (ScoredStage.Ranking ranking : stage.rankings()) {
      metrics.addAll(metrics(ranking));
    }
    metrics.addAll(overall("gt-tau", singleSteps()));
    metrics.addAll(overall("consecutive-tau", consecutive()));
    metrics.add(metric("chance-sd", null, null, null, chanceSd()));
    for (Report.BaselineTau baseline : baselines()) {
      metrics.add(metric("baseline-tau", baseline.name(), null, null, baseline.tau()));
      if (baseline.upperHalf() != null) {
        metrics.add(
            metric("baseline-tau-upper-half", baseline.name(), null, null, baseline.upperHalf()));
      }
    }
    stage
        .judged()
        .ifPresent(
            judged ->
                top.choices(judged)
                    .forEach(
                        c -> {
                          metrics.add(choice("top-k-true-rank", judged, c, c.bestTrueRank()));
                          metrics.add(choice("top-k-regret", judged, c, c.regret()));
                        }));
    return metrics;
  }

  /** A figure over the dense evaluations of all instances; none without these. */
  private List<Metric> overall(String name, Figure figure) {
    return figure == null
        ? List.of()
        : List.of(
            metric(
                name,
                "singleSteps",
                stage.spec().evaluation().dense().bn().get(0).label(),
                null,
                figure));
  }

  private List<Metric> metrics(ScoredStage.Ranking ranking) {
    List<Metric> metrics = new ArrayList<>();
    String bn = ranking.bn().label();
    Report.Scoring scoring = scoring(ranking);
    for (int i = 0; i < ranking.instances().size(); i++) {
      double[] scores = ranking.instances().get(i);
      metrics.add(metric("gt-tau", ranking.key(), bn, i, scoring.gtTau().get(i)));
      metrics.add(
          metric(
              "gt-rho",
              ranking.key(),
              bn,
              i,
              Figure.of(Coefficient.SPEARMAN.between(scores, truth))));
      metrics.add(
          metric(
              "gt-r", ranking.key(), bn, i, Figure.of(Coefficient.PEARSON.between(scores, truth))));
    }
    metrics.add(metric("gt-tau", ranking.key(), bn, null, scoring.gtTauMean()));
    metrics.add(metric("gt-tau-upper-half", ranking.key(), bn, null, scoring.upperHalf()));
    metrics.add(metric("gt-tau-of-mean", ranking.key(), bn, null, scoring.aggregate()));
    metrics.add(metric("s-tau", ranking.key(), bn, null, scoring.sTau()));
    metrics.addAll(
        StageMetrics.pairs(
            stage.spec().name(), "s-tau", ranking.key(), bn, Agreement.among(ranking.instances())));
    return metrics;
  }

  private Metric metric(String name, String scoring, String bn, Integer instance, Figure figure) {
    return new Metric(stage.spec().name(), name, scoring, bn, instance, null, null, figure);
  }

  private Metric choice(
      String name, ScoredStage.Ranking judged, Report.TopChoice choice, double value) {
    return metric(
        name,
        judged.key() + " top " + choice.k(),
        judged.bn().label(),
        choice.instance(),
        Figure.plain(value, known, "children", "one instance has no interval"));
  }
}
