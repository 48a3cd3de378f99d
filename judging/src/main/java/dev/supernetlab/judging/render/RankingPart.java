package dev.supernetlab.judging.render;

import dev.supernetlab.ranking.trust.Figure;
import dev.supernetlab.ranking.trust.RankingSection;
import dev.supernetlab.ranking.trust.TrustReport;
import java.util.ArrayList;
import java.util.List;

/** How well shared weights rank, beside what costs no training. */
final class RankingPart {
  private final TrustReport report;
  private final FigureText figures = FigureText.taus();

  private RankingPart(TrustReport report) {
    this.report = report;
  }

  static Section of(TrustReport report) {
    return new RankingPart(report).section();
  }

  private Section section() {
    Section section = new Section("Shared weights: GT-Tau, the tau against the ground truth");
    section
        .show(rankings())
        .show(baselines())
        .show(instances())
        .show(agreements())
        .show(averages());
    figures.notes().forEach(section::note);
    if (report.rankings().stream().anyMatch(RankingSection::singleStep)) {
      section.note(
          "*: scores of a single moment, which depend on the child that was trained last.");
    }
    if (report.truth() != null) {
      section.draw(taus());
    }
    return section;
  }

  private static String name(RankingSection ranking) {
    return (ranking.singleStep() ? "* " : "") + "scored " + ranking.words();
  }

  private Section.Grid rankings() {
    Section.Grid grid =
        new Section.Grid(
            "",
            "of",
            "expected",
            "",
            "a new instance",
            "against the noise-free truth",
            "true upper half",
            "rho",
            "r");
    for (RankingSection ranking : report.rankings()) {
      if (ranking.expected() != null) {
        grid.row(
            name(ranking),
            Numbers.of(ranking.evaluations(), "evaluations") + ", " + made(ranking.expected()),
            figures.value(ranking.expected()),
            figures.spread(ranking.expected()),
            figures.spread(ranking.newInstance()),
            figures.all(ranking.noiseFree()),
            figures.value(ranking.upperHalf()),
            figures.value(ranking.rho()),
            figures.value(ranking.pearson()));
      }
    }
    return grid;
  }

  private static String made(Figure figure) {
    return FigureText.made(figure);
  }

  private Section.Grid baselines() {
    Section.Grid grid =
        new Section.Grid(
            "without any training", "tau", "", "true upper half", "gain of shared weights", "");
    report
        .baselines()
        .forEach(
            b ->
                grid.row(
                    "ranking by " + b.name(),
                    figures.value(b.tau()),
                    figures.spread(b.tau()),
                    figures.value(b.upperHalf()),
                    figures.value(b.gain()),
                    figures.spread(b.gain())));
    return grid;
  }

  private Section.Grid instances() {
    Section.Grid grid =
        new Section.Grid("instance", "seed", "order", "tau", "rho", "r", "true upper half");
    judged()
        .forEach(
            ranking ->
                ranking
                    .instances()
                    .forEach(
                        row ->
                            grid.row(
                                row.name(),
                                row.seed(),
                                row.order(),
                                Numbers.two(row.tau()),
                                Numbers.two(row.rho()),
                                Numbers.two(row.pearson()),
                                Numbers.two(row.upperHalf()))));
    return grid;
  }

  /** The ranking that the verdict is about, if there is one. */
  private List<RankingSection> judged() {
    return report.rankings().stream()
        .filter(r -> r.key().equals(report.subject().judged()))
        .toList();
  }

  private Section.Grid agreements() {
    Section.Grid grid = new Section.Grid("S-Tau, the tau between instances", "of", "tau", "");
    for (RankingSection ranking : report.rankings()) {
      ranking.agreements().stream()
          .filter(a -> a.tau() != null && a.tau().value() != null)
          .forEach(
              a ->
                  grid.row(
                      "different %s, %s".formatted(a.differ(), name(ranking)),
                      made(a.tau()),
                      figures.value(a.tau()),
                      figures.spread(a.tau())));
    }
    return grid;
  }

  private Section.Grid averages() {
    Section.Grid grid = new Section.Grid("one ranking from all instances", "tau", "");
    judged()
        .forEach(
            ranking ->
                ranking
                    .averages()
                    .forEach(
                        a ->
                            grid.row(
                                "by " + a.by(), figures.value(a.tau()), figures.spread(a.tau()))));
    return grid;
  }

  private Plot taus() {
    List<String> names = new ArrayList<>();
    List<List<Double>> boxes = new ArrayList<>();
    for (RankingSection ranking : report.rankings()) {
      add(ranking.key(), ranking.expected(), names, boxes);
    }
    report.baselines().forEach(b -> add(b.name(), b.tau(), names, boxes));
    add("noise ceiling", report.truth().ceiling(), names, boxes);
    return new Plot.Boxes(
        "Tau against the ground truth: a line for the value, a box for its interval or range",
        "",
        "tau",
        names,
        boxes);
  }

  private static void add(
      String name, Figure figure, List<String> names, List<List<Double>> boxes) {
    if (figure != null && figure.value() != null) {
      names.add(name);
      boxes.add(FigureText.box(figure, 1));
    }
  }
}
