package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How the ranking changes while children are trained on alone from shared weights. */
final class FineTuning {
  private final ScoredStage tuned;
  private final Optional<ScoredStage> shared;
  private final Optional<Truth> truth;
  private final SpaceSpec space;

  /**
   * A fine-tuning.
   *
   * @param shared the stage that it starts from, with the same children
   * @param truth of these children
   */
  FineTuning(
      ScoredStage tuned, Optional<ScoredStage> shared, Optional<Truth> truth, SpaceSpec space) {
    this.tuned = tuned;
    this.shared = shared;
    this.truth = truth;
    this.space = space;
  }

  Report.FineTuned build() {
    SuperNetReport report = new SuperNetReport(tuned, truth, space);
    List<Report.CurvePoint> curve = new ArrayList<>();
    for (BnMode bn : tuned.scores().modes()) {
      shared
          .map(stage -> before(stage, bn))
          .filter(scores -> !StageScores.scored(scores).isEmpty())
          .ifPresent(
              scores ->
                  curve.add(new Report.CurvePoint(0, 0, bn.label(), report.gtTauMean(scores))));
      report.curve().stream().filter(point -> point.bn().equals(bn.label())).forEach(curve::add);
    }
    return new Report.FineTuned(
        tuned.spec().name(),
        tuned.spec().from().stage(),
        tuned.spec().instances(),
        tuned.scores().children().size(),
        curve);
  }

  /** Scores of the shared weights, one array for every instance that was fine-tuned. */
  private List<double[]> before(ScoredStage stage, BnMode bn) {
    Long step = tuned.spec().from().step();
    long at = step == null ? stage.scores().lastStep() : step;
    return IntStream.range(0, tuned.spec().instances())
        .mapToObj(
            instance ->
                stage.scores().series(instance, bn).getOrDefault(at, stage.scores().unscored()))
        .toList();
  }
}
