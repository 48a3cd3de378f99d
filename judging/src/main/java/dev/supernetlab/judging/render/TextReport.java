package dev.supernetlab.judging.render;

import dev.supernetlab.judging.Judgement;
import dev.supernetlab.ranking.policy.PolicyComparison;
import java.util.ArrayList;
import java.util.List;

/** A report for a terminal. */
public final class TextReport {
  private static final String INDENT = "  ";

  private TextReport() {}

  /** The report as lines of text. */
  public static List<String> lines(Judgement judgement) {
    List<String> lines = new ArrayList<>();
    for (Section section : Sections.of(judgement)) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(lines(section));
    }
    return lines;
  }

  /** The part of a report that compares policies, with its title. */
  public static List<String> lines(PolicyComparison comparison) {
    return lines(Sections.policies(comparison));
  }

  private static List<String> lines(Section section) {
    List<String> lines = new ArrayList<>(Wrapped.lines("", section.title()));
    section.sentences().forEach(s -> lines.addAll(Wrapped.lines(INDENT, s)));
    boolean first = section.sentences().isEmpty();
    for (Section.Grid grid : section.grids()) {
      if (!first) {
        lines.add("");
      }
      first = false;
      Columns columns = new Columns().row(grid.header());
      grid.rows().forEach(columns::row);
      lines.addAll(columns.lines(INDENT));
    }
    section.notes().forEach(s -> lines.addAll(Wrapped.lines(INDENT, s)));
    return lines;
  }
}
