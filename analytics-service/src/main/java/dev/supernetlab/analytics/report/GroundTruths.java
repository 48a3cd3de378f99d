package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.ReportSpec;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Reliability;
import dev.supernetlab.ranking.Summary;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How reliable a ground truth is, in figures. */
final class GroundTruths {
  private GroundTruths() {}

  static Report.GroundTruth figures(Truth truth, ReportSpec report) {
    Reliability reliability = truth.reliability();
    Summary means = Summary.of(Arrays.stream(truth.mean()).filter(m -> !Double.isNaN(m)).toArray());
    return new Report.GroundTruth(
        truth.stage().name(),
        reliability.seeds(),
        truth.children(),
        SuperNetReport.label(truth.stage().evaluation().on()),
        truth.scores().images(),
        truth.bn().label(),
        orNull(means.min()),
        orNull(means.max()),
        orNull(reliability.seedSd()),
        seedTau(reliability),
        truth.agreement().pairs().stream().map(Figure::of).toList(),
        report.minSeedTau(),
        ceiling(reliability, truth.children()));
  }

  private static Figure seedTau(Reliability reliability) {
    if (reliability.seeds() < 2) {
      return Figure.none(
          reliability.seeds(),
          "seeds",
          reliability.seeds() == 0
              ? "no seed has scores after the last step"
              : "there is only one seed: how noisy it is is not known");
    }
    if (reliability.seedTau().isEmpty()) {
      String reason = ((Correlation.Undefined) reliability.agreement().pairs().get(0)).reason();
      return Figure.none(reliability.seeds(), "seeds", reason);
    }
    return Figure.of(
        reliability.agreement().summary(),
        SuperNetReport.BOOTSTRAP.ofMeanPair(reliability.agreement()),
        "seeds");
  }

  private static Figure ceiling(Reliability reliability, int children) {
    return reliability.ceiling().isEmpty()
        ? Figure.none(children, "children", "the seeds do not tell the children apart")
        : Figure.plain(
            reliability.ceiling().getAsDouble(),
            children,
            "children",
            "simulated from the spread between seeds");
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
