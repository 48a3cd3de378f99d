package dev.supernetlab.local.report;

import dev.supernetlab.analytics.report.Report;
import dev.supernetlab.judging.render.Columns;
import dev.supernetlab.judging.render.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** GT-Tau over time, as a table. */
final class CurveText {
  private static final String INDENT = "  ";

  private CurveText() {}

  static List<String> lines(List<Report.CurvePoint> curve) {
    Figures figures = new Figures();
    Columns table = new Columns().row("epochs", "steps", "statistics", "GT-Tau", "");
    for (Report.CurvePoint point : curve) {
      table.row(
          Figures.two(point.epochs()),
          Figures.count(point.step()),
          point.bn(),
          figures.value(point.gtTau()),
          figures.spread(point.gtTau()));
    }
    List<String> lines = new ArrayList<>(table.lines(INDENT));
    figures.notes().forEach(note -> lines.addAll(Wrapped.lines(INDENT, note)));
    return lines;
  }
}
