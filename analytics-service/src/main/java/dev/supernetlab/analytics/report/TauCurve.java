package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How GT-Tau changes while a stage is trained. */
final class TauCurve {
  private TauCurve() {}

  /**
   * One point per periodic evaluation and BN mode, by mode, then by step; none without such.
   *
   * @param truth one value per child
   * @param overInstances the figure of the taus of all instances
   */
  static List<Report.CurvePoint> of(
      ScoredStage stage, double[] truth, Function<List<Correlation>, Figure> overInstances) {
    List<Report.CurvePoint> points = new ArrayList<>();
    for (BnMode bn : stage.scores().modes()) {
      List<Long> steps = stage.periodic(bn);
      List<List<double[]>> instances =
          IntStream.range(0, stage.scores().instances())
              .mapToObj(instance -> stage.evaluations(instance, bn, steps))
              .toList();
      for (int i = 0; i < steps.size(); i++) {
        int point = i;
        List<Correlation> taus =
            instances.stream()
                .map(series -> Coefficient.KENDALL.between(series.get(point), truth))
                .toList();
        points.add(
            new Report.CurvePoint(
                steps.get(i),
                (double) steps.get(i) / stage.stepsPerEpoch(),
                bn.label(),
                overInstances.apply(taus)));
      }
    }
    return points;
  }
}
