package dev.supernetlab.judging.render;

import dev.supernetlab.ranking.trust.Figure;
import dev.supernetlab.ranking.trust.InterferenceSection;
import dev.supernetlab.ranking.trust.TrustReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What training one child does to the others. */
final class InterferencePart {
  /** Wider matrices are for programs. */
  private static final int WIDEST = 128;

  private final TrustReport report;
  private final InterferenceSection found;
  private final FigureText points = new FigureText(Numbers::points);

  private InterferencePart(TrustReport report) {
    this.report = report;
    this.found = report.interference();
  }

  static Section of(TrustReport report) {
    return new InterferencePart(report).section();
  }

  private Section section() {
    Section section = new Section("Interference, changes in points of per cent");
    section.show(distances()).show(edges()).show(groupings());
    if (found.modes() != null) {
      section.say(
          "Of the variance of scores from one evaluation to the next %.0f %% is the weights' and %.0f %% the batch statistics' (%s)."
              .formatted(
                  100 * found.modes().weightsShare(),
                  100 * found.modes().statisticsShare(),
                  Numbers.of(found.modes().evaluations(), "evaluations")));
    }
    points.notes().forEach(section::note);
    draw(section);
    return section;
  }

  private Section.Grid distances() {
    Section.Grid grid =
        new Section.Grid("edges that differ from the trained child's", "change", "", "changes");
    found
        .byDistance()
        .forEach(
            row ->
                grid.row(
                    Numbers.count(row.distance()),
                    points.value(row.change()),
                    points.spread(row.change()),
                    Numbers.count(row.changes())));
    return grid;
  }

  private Section.Grid edges() {
    Section.Grid grid =
        new Section.Grid("edge", "same operator", "another operator", "difference", "");
    found
        .byEdge()
        .forEach(
            row ->
                grid.row(
                    Numbers.count(row.edge()),
                    points.value(row.shared()),
                    points.value(row.other()),
                    points.value(row.difference()),
                    points.spread(row.difference())));
    return grid;
  }

  private Section.Grid groupings() {
    Section.Grid grid =
        new Section.Grid(
            "groups of", "number", "r within", "r between", "mean GT-Tau within", "combined");
    found
        .groupings()
        .forEach(
            row ->
                grid.row(
                    row.kind(),
                    Numbers.count(row.groups().size()),
                    Numbers.two(row.within()),
                    Numbers.two(row.between()),
                    Numbers.two(mean(row.groupTaus())),
                    Numbers.two(row.combinedTau())));
    return grid;
  }

  private static Double mean(List<Double> taus) {
    List<Double> defined = taus.stream().filter(Objects::nonNull).toList();
    return defined.isEmpty()
        ? null
        : defined.stream().collect(Collectors.averagingDouble(tau -> tau));
  }

  private void draw(Section section) {
    List<Figure> changes =
        found.byDistance().stream()
            .map(InterferenceSection.DistanceRow::change)
            .filter(figure -> figure != null && figure.value() != null)
            .toList();
    if (!changes.isEmpty() && changes.size() == found.byDistance().size()) {
      section.draw(
          new Plot.Boxes(
              "Change of accuracy by the number of edges that differ from the trained child's: a"
                  + " line for the value, a box for its interval or range",
              "edges that differ",
              "points",
              found.byDistance().stream().map(row -> Integer.toString(row.distance())).toList(),
              changes.stream().map(figure -> FigureText.box(figure, 100)).toList()));
    }
    List<String> names = report.subject().children();
    heat(section, "Mean change of accuracy", "evaluated", "trained", found.kernel(), names);
    heat(section, "Correlation of the series", "child", "child", found.correlations(), names);
  }

  private static void heat(
      Section section,
      String title,
      String x,
      String y,
      List<List<Double>> matrix,
      List<String> names) {
    if (matrix.isEmpty() || matrix.size() > WIDEST || matrix.size() != names.size()) {
      return;
    }
    double largest =
        matrix.stream()
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .mapToDouble(Math::abs)
            .max()
            .orElse(0);
    if (largest > 0) {
      String colours = "%s, red %.2f, white 0, blue %.2f".formatted(title, -largest, largest);
      section.draw(new Plot.Heat(colours, x, y, names, matrix, largest));
    }
  }
}
