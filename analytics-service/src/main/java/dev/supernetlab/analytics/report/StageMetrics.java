package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All numbers of a stage, as rows. */
final class StageMetrics {
  private StageMetrics() {}

  static List<Metric> of(Truth truth) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(overall(truth, "seed-tau", GroundTruths.seedTau(truth)));
    metrics.addAll(pairs(truth.stage(), "seed-tau", null, truth.origin().bn(), truth.agreement()));
    metrics.add(overall(truth, "seed-sd", GroundTruths.seedSd(truth)));
    metrics.add(overall(truth, "ceiling", GroundTruths.ceiling(truth)));
    metrics.add(overall(truth, "worst-accuracy", GroundTruths.worst(truth)));
    metrics.add(overall(truth, "best-accuracy", GroundTruths.best(truth)));
    return metrics;
  }

  private static Metric overall(Truth truth, String name, Figure figure) {
    return new Metric(truth.stage(), name, null, truth.origin().bn(), null, null, null, figure);
  }

  static List<Metric> of(ScoredStage stage, Optional<Truth> truth, SpaceSpec space) {
    List<Metric> metrics = new ArrayList<>();
    for (BnMode bn : stage.scores().modes()) {
      for (int instance = 0; instance < stage.scores().instances(); instance++) {
        metrics.addAll(singleSteps(stage, truth, bn, instance));
      }
    }
    metrics.addAll(new SuperNetReport(stage, truth, space).metrics());
    return metrics;
  }

  private static List<Metric> singleSteps(
      ScoredStage stage, Optional<Truth> truth, BnMode bn, int instance) {
    List<Metric> metrics = new ArrayList<>();
    List<Long> steps = stage.steps(bn);
    List<double[]> evaluations = stage.evaluations(instance, bn);
    List<Correlation> successive = Series.consecutiveTau(evaluations);
    for (int i = 0; i < steps.size(); i++) {
      double[] scores = evaluations.get(i);
      if (truth.isPresent()) {
        Correlation tau = Coefficient.KENDALL.between(scores, truth.get().mean());
        step(stage, "gt-tau", bn, instance, steps.get(i), tau).ifPresent(metrics::add);
      }
      if (i > 0) {
        step(stage, "consecutive-tau", bn, instance, steps.get(i), successive.get(i - 1))
            .ifPresent(metrics::add);
      }
    }
    return metrics;
  }

  /** Empty where there is nothing to compare: no row tells of an evaluation that is not there. */
  private static Optional<Metric> step(
      ScoredStage stage, String name, BnMode bn, int instance, long step, Correlation tau) {
    String spec = stage.spec().name();
    return tau.n() == 0
        ? Optional.empty()
        : Optional.of(
            new Metric(spec, name, null, bn.label(), instance, null, step, Figure.of(tau)));
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
