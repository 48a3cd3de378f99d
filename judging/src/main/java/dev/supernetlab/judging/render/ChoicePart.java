package dev.supernetlab.judging.render;

import static java.util.stream.Collectors.joining;

import dev.supernetlab.ranking.trust.ChoiceSection;
import dev.supernetlab.ranking.trust.TrustReport;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which children to keep, to drop, to take. */
final class ChoicePart {
  private static final int FIRST = 10;
  private static final int MOST_BOXES = 130;

  private final ChoiceSection choice;
  private final List<TrustReport.BaselineRow> baselines;
  private final FigureText figures = FigureText.taus();
  private final FigureText accuracies = new FigureText(Numbers::percent);

  private ChoicePart(ChoiceSection choice, List<TrustReport.BaselineRow> baselines) {
    this.choice = choice;
    this.baselines = baselines;
  }

  static Section of(ChoiceSection choice, List<TrustReport.BaselineRow> baselines) {
    return new ChoicePart(choice, baselines).section();
  }

  private Section section() {
    Section section = new Section("Choosing children");
    ties(section, "shared weights", choice.ties());
    ties(section, "the ground truth", choice.truthTies());
    prune(section);
    section.show(first()).show(selections()).show(untrained()).show(risks()).show(taus());
    Stream.concat(accuracies.notes().stream(), figures.notes().stream())
        .distinct()
        .forEach(section::note);
    draw(section);
    return section;
  }

  private static void ties(Section section, String by, ChoiceSection.Ties ties) {
    if (ties == null) {
      return;
    }
    section.say(
        ties.reason() != null
            ? "Which children cannot be told from the best by %s: %s.".formatted(by, ties.reason())
            : "By %s %d of %d children cannot be told from the best (%.0f %% confidence, %d repetitions): %s."
                .formatted(
                    by,
                    ties.children().size(),
                    ties.compared(),
                    100 * ties.level(),
                    ties.repetitions(),
                    names(ties.children())));
  }

  private static String names(List<String> children) {
    return children.stream().limit(2 * FIRST).collect(joining(", "))
        + (children.size() > 2 * FIRST ? ", ..." : "");
  }

  private void prune(Section section) {
    ChoiceSection.Prune prune = choice.prune();
    if (prune == null) {
      return;
    }
    section.say(
        prune.reason() != null
            ? "Which children can be dropped: %s.".formatted(prune.reason())
            : "%d of %d children can be dropped with a risk of %.0f %% that the best by expected score is among them%s."
                .formatted(
                    prune.children().size(),
                    prune.compared(),
                    100 * prune.risk(),
                    prune.children().isEmpty() ? "" : ": " + names(prune.children())));
  }

  private Section.Grid first() {
    Section.Grid grid =
        new Section.Grid("child", "mean score", "mean rank", "from", "to", "true rank", "truth");
    choice.ranks().stream()
        .filter(row -> row.score() != null)
        .sorted(Comparator.comparing(ChoiceSection.RankRow::score).reversed())
        .limit(FIRST)
        .forEach(
            row ->
                grid.row(
                    row.child(),
                    Numbers.percent(row.score()),
                    Numbers.two(row.mean()),
                    rank(row.min()),
                    rank(row.max()),
                    Numbers.count(row.trueRank()),
                    Numbers.percent(row.truth())));
    return grid;
  }

  private static String rank(Double value) {
    return value == null ? Numbers.NONE : Long.toString(Math.round(value));
  }

  private Section.Grid selections() {
    Section.Grid grid =
        new Section.Grid(
            "taking the first", "best true rank in each instance", "regret", "P@k", "BR@k");
    choice
        .gains()
        .forEach(
            gain ->
                grid.row(
                    Numbers.count(gain.k()),
                    choice.selections().stream()
                        .filter(row -> row.k() == gain.k())
                        .map(row -> Numbers.count(row.bestTrueRank()))
                        .collect(joining(", ")),
                    accuracies.all(gain.regret()),
                    figures.all(gain.precision()),
                    figures.all(gain.bestRelativeRank())));
    return grid;
  }

  private Section.Grid untrained() {
    Section.Grid grid =
        new Section.Grid(
            "without any training", "first", "best true rank", "regret", "P@k", "BR@k");
    baselines.forEach(
        baseline ->
            baseline
                .top()
                .forEach(
                    row ->
                        grid.row(
                            "ranking by " + baseline.name(),
                            Numbers.count(row.k()),
                            Numbers.two(row.bestTrueRank()),
                            Numbers.percent(row.regret()),
                            Numbers.two(row.precision()),
                            Numbers.two(row.bestRelativeRank()))));
    return grid;
  }

  private Section.Grid risks() {
    Section.Grid grid =
        new Section.Grid(
            "dropping the last", "of the true best", "lost in each instance", "risk", "");
    choice
        .risks()
        .forEach(
            row ->
                grid.row(
                    Numbers.count(row.dropped()),
                    Numbers.count(row.top()),
                    row.lost().stream().map(String::valueOf).collect(joining(", ")),
                    Numbers.two(row.failureRate()),
                    "[%s to %s]".formatted(Numbers.two(row.low()), Numbers.two(row.high()))));
    return grid;
  }

  private Section.Grid taus() {
    Section.Grid grid = new Section.Grid("GT-Tau", "value", "");
    if (choice.sparseTau() != null) {
      grid.row(
          "where scores within %s count as equal".formatted(Numbers.percent(choice.binWidth())),
          figures.value(choice.sparseTau()),
          figures.spread(choice.sparseTau()));
    }
    if (choice.topQuarter() != null) {
      grid.row(
          "among the true best quarter",
          figures.value(choice.topQuarter()),
          figures.spread(choice.topQuarter()));
    }
    return grid;
  }

  private void draw(Section section) {
    List<ChoiceSection.RankRow> boxes =
        choice.ranks().stream().filter(row -> row.n() > 1 && row.median() != null).toList();
    if (!boxes.isEmpty() && boxes.size() <= MOST_BOXES) {
      section.draw(
          new Plot.Boxes(
              "Rank of each child over the instances, the truly best child first",
              "child",
              "rank",
              boxes.stream().map(ChoiceSection.RankRow::child).toList(),
              boxes.stream().map(ChoicePart::box).toList()));
    }
    List<ChoiceSection.RankRow> both =
        choice.ranks().stream().filter(r -> r.score() != null && r.truth() != null).toList();
    if (!both.isEmpty()) {
      section.draw(
          new Plot.Points(
              "Mean score by shared weights against the ground truth",
              "ground truth, per cent",
              "score, per cent",
              both.stream().map(row -> 100 * row.truth()).toList(),
              both.stream().map(row -> 100 * row.score()).toList()));
    }
  }

  private static List<Double> box(ChoiceSection.RankRow row) {
    return Stream.of(row.min(), row.lowerQuartile(), row.median(), row.upperQuartile(), row.max())
        .toList();
  }
}
