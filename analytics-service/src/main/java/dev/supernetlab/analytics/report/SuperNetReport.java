package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Baseline;
import dev.supernetlab.ranking.Bootstrap;
import dev.supernetlab.ranking.Chance;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Pruning;
import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.Reliability;
import dev.supernetlab.ranking.Scoring;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.TopK;
import dev.supernetlab.ranking.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the shared weights of one stage by a ground truth. */
final class SuperNetReport {
  /** Numbers of children that a user might take. */
  static final List<Integer> KS = List.of(1, 3, 5, 10);

  static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 1);

  static final String ESTIMAND =
      "The intervals are about the mean tau of a new instance of this stage against this same ground"
          + " truth: they come from resampling the instances only (bootstrap), not the seeds of the"
          + " ground truth or the children.";

  private static final int TOP = 10;
  private static final int TRUE_BEST = 10;
  private static final int RANDOM_DRAWS = 1000;
  private static final long RANDOM_SEED = 1;

  private final ScoredStage stage;
  private final SpaceSpec space;
  private final double minSeedTau;
  private final Reliability reliability;
  private final double[] truth;
  private final int known;

  SuperNetReport(ScoredStage stage, Optional<Truth> truth, SpaceSpec space, double minSeedTau) {
    this.stage = stage;
    this.space = space;
    this.minSeedTau = minSeedTau;
    this.reliability = truth.map(Truth::reliability).orElseGet(Truth::nothing);
    this.truth =
        truth.map(Truth::mean).orElseGet(() -> Truth.unknown(stage.scores().children().size()));
    this.known = truth.map(Truth::children).orElse(0);
  }

  Report.SuperNet build() {
    StageScores scores = stage.scores();
    Optional<ScoredStage.Ranking> judged = stage.judged();
    return new Report.SuperNet(
        stage.spec().name(),
        label(stage.spec().sharing().policy()),
        label(stage.spec().order().kind()),
        stage.spec().instances(),
        scores.children().size(),
        label(stage.spec().evaluation().on()),
        scores.images(),
        stage.rankings().stream().map(this::scoring).toList(),
        known < 2 ? null : (Double) Chance.tauSd(known),
        baselines(),
        singleSteps(),
        consecutive(),
        judged.map(ScoredStage.Ranking::key).orElse(null),
        judged.map(this::top).orElse(List.of()),
        judged.map(this::choices).orElse(List.of()),
        verdict());
  }

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        Figure.of(agreement.summary(), BOOTSTRAP.ofMeanPair(agreement), "instances"),
        Figure.of(Coefficient.KENDALL.between(Series.mean(ranking.instances()), truth)));
  }

  private List<Correlation> gtTaus(ScoredStage.Ranking ranking) {
    return Series.gtTau(ranking.instances(), truth);
  }

  private Figure overInstances(List<Correlation> taus) {
    return Figure.of(Summary.of(taus), BOOTSTRAP.ofMean(taus, reliability.seeds()), "instances");
  }

  private List<Report.BaselineTau> baselines() {
    List<Report.BaselineTau> all = new ArrayList<>();
    List<String> children = stage.scores().children();
    new ChildCosts(space)
        .of(children)
        .forEach(
            (name, cost) ->
                all.add(
                    new Report.BaselineTau(
                        name,
                        Figure.of(Coefficient.KENDALL.between(cost, truth)),
                        Figure.of(
                            Coefficient.KENDALL.between(Ranks.withinUpperHalf(cost, truth), truth)),
                        null)));
    Summary random = Chance.tau(truth, RANDOM_DRAWS, RANDOM_SEED);
    Double sd = random.sd().isPresent() ? (Double) random.sd().getAsDouble() : null;
    all.add(
        new Report.BaselineTau(
            "random",
            Figure.range(random, "draws", "the range over draws, not an interval"),
            null,
            sd));
    return all;
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
        : Figure.range(Summary.of(taus), "pairs", "successive evaluations depend on each other");
  }

  /** The dense evaluations of each instance in the first dense mode. */
  private List<List<double[]>> dense() {
    var dense = stage.spec().evaluation().dense();
    if (dense == null) {
      return List.of();
    }
    var bn = dense.bn().get(0);
    return IntStream.range(0, stage.scores().instances())
        .mapToObj(instance -> List.copyOf(stage.scores().series(instance, bn).values()))
        .toList();
  }

  private List<Report.TopChild> top(ScoredStage.Ranking judged) {
    double[] scores = Series.mean(judged.instances());
    int[] order = Ranks.order(scores);
    int[] ranks = Ranks.ordinal(truth);
    return IntStream.range(0, Math.min(TOP, order.length))
        .mapToObj(
            i ->
                new Report.TopChild(
                    i + 1,
                    stage.scores().children().get(order[i]),
                    scores[order[i]],
                    ranks[order[i]] == 0 ? null : (Integer) ranks[order[i]],
                    ranks[order[i]] == 0 ? null : (Double) truth[order[i]]))
        .toList();
  }

  private List<Report.TopChoice> choices(ScoredStage.Ranking judged) {
    List<Report.TopChoice> choices = new ArrayList<>();
    for (int instance = 0; instance < judged.instances().size(); instance++) {
      for (int k : KS) {
        double[] scores = judged.instances().get(instance);
        if (comparable(scores)) {
          TopK top = TopK.of(scores, truth, k);
          choices.add(
              new Report.TopChoice(
                  instance,
                  k,
                  top.children().stream().map(stage.scores().children()::get).toList(),
                  top.bestTrueRank(),
                  top.regret()));
        }
      }
    }
    return choices;
  }

  private boolean comparable(double[] scores) {
    return IntStream.range(0, truth.length)
        .anyMatch(i -> !Double.isNaN(scores[i]) && !Double.isNaN(truth[i]));
  }

  /** The verdict; where an interval is given, with what it is an interval of. */
  private Verdict verdict() {
    Verdict verdict = Verdict.of(evidence());
    boolean interval =
        stage.judged().map(j -> overInstances(gtTaus(j)).level() != null).orElse(false);
    return interval
        ? new Verdict(
            verdict.level(),
            Stream.concat(verdict.sentences().stream(), Stream.of(ESTIMAND)).toList())
        : verdict;
  }

  private Verdict.Evidence evidence() {
    List<double[]> judged =
        stage.judged().map(ScoredStage.Ranking::instances).orElse(List.of()).stream()
            .filter(this::comparable)
            .toList();
    List<Baseline> baselines = new ChildCosts(space).baselines(stage.scores().children(), truth);
    return new Verdict.Evidence(
        known,
        reliability,
        minSeedTau,
        stage.judged().map(this::named).orElse(new Scoring("", List.of())),
        stage.compared().map(this::named),
        baselines,
        judged.stream().map(scores -> TopK.of(scores, truth, 1)).toList(),
        judged.stream().map(scores -> Pruning.worstQuarter(scores, truth, TRUE_BEST)).toList());
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
    baselines().forEach(b -> metrics.add(metric("baseline-tau", b.name(), null, null, b.tau())));
    stage
        .judged()
        .ifPresent(
            judged ->
                choices(judged)
                    .forEach(
                        c -> {
                          metrics.add(choice("top-k-true-rank", judged, c, c.bestTrueRank()));
                          metrics.add(choice("top-k-regret", judged, c, c.regret()));
                        }));
    return metrics;
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
