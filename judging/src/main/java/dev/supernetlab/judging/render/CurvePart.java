package dev.supernetlab.judging.render;

import dev.supernetlab.ranking.trust.Curve;
import dev.supernetlab.ranking.trust.TrustReport;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** How the figures change from evaluation to evaluation. */
final class CurvePart {
  private CurvePart() {}

  static Section of(TrustReport report) {
    Section section = new Section("From evaluation to evaluation");
    Section.Grid grid =
        new Section.Grid("GT-Tau over the last evaluations", "mean", "sd", "from", "to", "n");
    for (Curve curve : report.curves()) {
      String bn = curve.bn().isEmpty() ? "" : ", " + curve.bn();
      curve.windows().stream()
          .filter(w -> w.mean() != null)
          .forEach(
              w ->
                  grid.row(
                      w.evaluations() + bn,
                      Numbers.two(w.mean()),
                      Numbers.two(w.sd()),
                      Numbers.two(w.min()),
                      Numbers.two(w.max()),
                      Numbers.count(w.n())));
      if (curve.effectiveEvaluations() != null) {
        section.say(
            "The evaluations of an instance%s are worth %.0f independent ones: successive ones are alike."
                .formatted(bn, curve.effectiveEvaluations()));
      }
      draw(section, curve, bn);
    }
    return section.show(grid);
  }

  private static void draw(Section section, Curve curve, String bn) {
    if (curve.points().size() < 2) {
      return;
    }
    List<Long> steps = curve.points().stream().map(Curve.Point::step).toList();
    List<Double> means = each(curve, Curve.Point::gtTau);
    if (means.stream().anyMatch(Objects::nonNull)) {
      section.draw(
          new Plot.Lines(
              "GT-Tau at every evaluation: mean, smallest and largest of the instances" + bn,
              "step",
              "tau",
              steps,
              List.of("mean", "smallest", "largest"),
              List.of(
                  means, each(curve, Curve.Point::gtTauMin), each(curve, Curve.Point::gtTauMax))));
    }
    List<Double> agreement = each(curve, Curve.Point::sTau);
    List<Double> consecutive = each(curve, Curve.Point::consecutive);
    if (consecutive.stream().anyMatch(Objects::nonNull)) {
      boolean alone = agreement.stream().noneMatch(Objects::nonNull);
      section.draw(
          new Plot.Lines(
              (alone ? "Tau" : "S-Tau between instances, and tau")
                  + " between an evaluation and the one before"
                  + bn,
              "step",
              "tau",
              steps,
              alone ? List.of("successive") : List.of("successive", "S-Tau"),
              alone ? List.of(consecutive) : List.of(consecutive, agreement)));
    }
  }

  private static List<Double> each(Curve curve, Function<Curve.Point, Double> value) {
    return curve.points().stream().map(value).toList();
  }
}
