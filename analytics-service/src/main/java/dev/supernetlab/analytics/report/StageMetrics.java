package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ReportSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Coefficient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** All numbers of a stage, as rows. */
final class StageMetrics {
  private StageMetrics() {}

  static List<Metric> of(Truth truth) {
    List<Metric> metrics = new ArrayList<>();
    String stage = truth.stage().name();
    String bn = truth.bn().label();
    Report.GroundTruth figures = GroundTruths.figures(truth, new ReportSpec(null, null));
    metrics.add(new Metric(stage, "seed-tau", null, bn, null, null, null, figures.seedTau()));
    metrics.addAll(pairs(stage, "seed-tau", null, bn, truth.agreement()));
    metrics.add(new Metric(stage, "ceiling", null, bn, null, null, null, figures.ceiling()));
    return metrics;
  }

  static List<Metric> of(ScoredStage stage, Optional<Truth> truth, SpaceSpec space) {
    List<Metric> metrics = new ArrayList<>();
    for (BnMode bn : stage.scores().modes()) {
      for (int instance = 0; instance < stage.scores().instances(); instance++) {
        metrics.addAll(singleSteps(stage, truth, bn, instance));
      }
    }
    metrics.addAll(new SuperNetReport(stage, truth, space, 0).metrics());
    return metrics;
  }

  private static List<Metric> singleSteps(
      ScoredStage stage, Optional<Truth> truth, BnMode bn, int instance) {
    List<Metric> metrics = new ArrayList<>();
    NavigableMap<Long, double[]> series = stage.scores().series(instance, bn);
    double[] before = null;
    for (Map.Entry<Long, double[]> entry : series.entrySet()) {
      double[] scores = entry.getValue();
      if (truth.isPresent()) {
        metrics.add(
            step(stage, "gt-tau", bn, instance, entry.getKey(), scores, truth.get().mean()));
      }
      if (before != null) {
        metrics.add(step(stage, "consecutive-tau", bn, instance, entry.getKey(), scores, before));
      }
      before = scores;
    }
    return metrics;
  }

  private static Metric step(
      ScoredStage stage,
      String name,
      BnMode bn,
      int instance,
      long step,
      double[] scores,
      double[] against) {
    return new Metric(
        stage.spec().name(),
        name,
        null,
        bn.label(),
        instance,
        null,
        step,
        Figure.of(Coefficient.KENDALL.between(scores, against)));
  }

  static List<Metric> pairs(
      String stage, String name, String scoring, String bn, Agreement agreement) {
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < agreement.rankings(); i++) {
      for (int j = i + 1; j < agreement.rankings(); j++) {
        Figure tau = Figure.of(agreement.matrix().get(i).get(j));
        metrics.add(new Metric(stage, name, scoring, bn, i, j, null, tau));
      }
    }
    return metrics;
  }
}
