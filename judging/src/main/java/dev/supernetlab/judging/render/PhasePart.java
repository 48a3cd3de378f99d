package dev.supernetlab.judging.render;

import dev.supernetlab.ranking.trust.PhaseSection;
import java.util.List;

/** How much the ranking depends on who was trained last. */
final class PhasePart {
  private static final int FIRST = 8;

  private PhasePart() {}

  static Section of(PhaseSection phase) {
    Section section = new Section("Phase: who was trained last");
    if (phase.periodicity() != null) {
      section.say(periodicity(phase.periodicity()));
    }
    if (phase.lastTrained() != null) {
      section.say(lastTrained(phase.lastTrained()));
    }
    if (phase.order() != null && !phase.order().given()) {
      section.say(order(phase.order()));
    }
    Section.Grid grid =
        new Section.Grid(
            "edge", "operator of the child trained last", "GT-Tau", "n", "spread", "p");
    phase
        .edges()
        .forEach(
            row ->
                grid.row(
                    Numbers.count(row.edge()),
                    row.operator(),
                    Numbers.two(row.gtTau()),
                    Numbers.count(row.n()),
                    Numbers.two(row.spread()),
                    Numbers.p(row.p())));
    return section.show(grid);
  }

  private static String periodicity(PhaseSection.Periodicity found) {
    return "%s every %s%s: autocorrelation %s, %.0f %% of the variance of scores repeats, p %s."
        .formatted(
            found.detected() ? "Scores repeat" : "No sign that scores repeat",
            Numbers.of(found.period(), "evaluations"),
            found.given() ? "" : " (the length was found, not given)",
            Numbers.two(found.autocorrelation()),
            100 * found.share(),
            Numbers.p(found.p()));
  }

  private static String lastTrained(PhaseSection.LastTrained found) {
    return ("From one evaluation to the next the child that was trained in between changes by %s"
            + " points, the others by %s on average; who was trained explains %.0f %% of the"
            + " changes (%s, p %s).")
        .formatted(
            Numbers.points(found.ownGain()),
            Numbers.points(found.othersGain()),
            100 * found.explained(),
            Numbers.of(found.changes(), "changes"),
            Numbers.p(found.p()));
  }

  private static String order(PhaseSection.Order found) {
    List<String> first = found.children().subList(0, Math.min(FIRST, found.children().size()));
    return "The order of training was not given; from the scores of instance %s it is %s%s (certainty %.0f %%, p %s)."
        .formatted(
            found.instance(),
            String.join(", ", first),
            found.children().size() > FIRST ? ", ..." : "",
            100 * found.meanCertainty(),
            Numbers.p(found.p()));
  }
}
