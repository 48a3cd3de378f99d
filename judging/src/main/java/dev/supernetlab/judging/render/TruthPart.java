package dev.supernetlab.judging.render;

import dev.supernetlab.ranking.trust.Figure;
import dev.supernetlab.ranking.trust.TruthSection;
import java.util.function.Function;

/** How reliable the ground truth is: told before anything that is judged by it. */
final class TruthPart {
  private final TruthSection truth;
  private final FigureText figures = FigureText.taus();
  private final Section.Grid grid = new Section.Grid("", "value", "", "of");

  private TruthPart(TruthSection truth) {
    this.truth = truth;
  }

  static Section of(TruthSection truth) {
    return new TruthPart(truth).section();
  }

  private Section section() {
    Section section =
        new Section(
            "Ground truth: %s, %s"
                .formatted(
                    Numbers.of(truth.children(), "children"), Numbers.of(truth.seeds(), "seeds")));
    row("tau between its seeds", truth.seedTau(), Numbers::two);
    grid.row("tau between seeds needed for a verdict", Numbers.two(truth.minSeedTau()));
    row("tau of one seed with the mean of the others", truth.leaveOneOut(), Numbers::two);
    row("noise ceiling: tau a perfect ranking would reach", truth.ceiling(), Numbers::two);
    row("accuracy of the worst child", truth.worst(), Numbers::percent);
    row("accuracy of the best child", truth.best(), Numbers::percent);
    row("sd of a child's accuracy between seeds", truth.seedSd(), Numbers::percent);
    section.show(grid).show(ceilings());
    figures.notes().forEach(section::note);
    return section;
  }

  private void row(String name, Figure figure, Function<Double, String> format) {
    grid.row(name, figures.value(figure, format), figures.spread(figure, format), made(figure));
  }

  private static String made(Figure figure) {
    return figure == null || figure.value() == null ? "" : FigureText.made(figure);
  }

  private Section.Grid ceilings() {
    Section.Grid ceilings = new Section.Grid("mean of so many seeds", "noise ceiling");
    truth
        .ceilings()
        .forEach(row -> ceilings.row(Numbers.count(row.seeds()), Numbers.two(row.tau())));
    return ceilings;
  }
}
