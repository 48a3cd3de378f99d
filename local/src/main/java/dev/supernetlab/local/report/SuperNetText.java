package dev.supernetlab.local.report;

import dev.supernetlab.analytics.report.Report;
import dev.supernetlab.judging.render.Columns;
import dev.supernetlab.judging.render.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** What shared weights know, as tables. */
final class SuperNetText {
  private static final String INDENT = "  ";

  private final Report.SuperNet net;
  private final List<String> operators;
  private final Figures figures = new Figures();

  SuperNetText(Report.SuperNet net, List<String> operators) {
    this.net = net;
    this.operators = operators;
  }

  /**
   * Tau against the ground truth of every scoring, beside the baselines; then between instances.
   */
  List<String> taus() {
    Columns table = new Columns().row(header());
    net.scorings().forEach(scoring -> table.row(scoring(scoring)));
    net.baselines().forEach(baseline -> table.row(baseline(baseline)));
    List<String> lines = new ArrayList<>(table.lines(INDENT));
    Columns agreement = new Columns();
    for (Report.Scoring scoring : net.scorings()) {
      agreement.row(figures.row("S-Tau, " + name(scoring), scoring.sTau(), Figures::two));
    }
    if (net.singleSteps() != null) {
      agreement.row(figures.row("tau of single steps", net.singleSteps(), Figures::two));
    }
    if (net.consecutiveTau() != null) {
      agreement.row(
          figures.row("tau between successive steps", net.consecutiveTau(), Figures::two));
    }
    agreement.row(figures.row("sd of tau by chance", net.chanceSd(), Figures::two));
    lines.addAll(agreement.lines(INDENT));
    figures.notes().forEach(note -> lines.addAll(Wrapped.lines(INDENT, note)));
    return lines;
  }

  /** The children that the judged scoring ranks first, beside what they are worth. */
  List<String> top() {
    Columns table = new Columns().row("child", "rank", "score", "true rank", "true accuracy");
    for (Report.TopChild child : net.top()) {
      table.row(
          child.child(),
          Integer.toString(child.rank()),
          Figures.percent(child.score()),
          child.trueRank() == null ? "-" : child.trueRank().toString(),
          Figures.percent(child.trueAccuracy()));
    }
    List<String> lines = new ArrayList<>(table.lines(INDENT));
    if (!operators.isEmpty()) {
      lines.addAll(Wrapped.lines(INDENT, legend()));
    }
    return lines;
  }

  private String legend() {
    List<String> named = new ArrayList<>();
    for (String operator : operators) {
      named.add(Character.forDigit(named.size() + 1, Character.MAX_RADIX) + " " + operator);
    }
    return "A child's digits name the operator of each edge: " + String.join(", ", named) + ".";
  }

  private List<String> header() {
    List<String> cells = new ArrayList<>(List.of("GT-Tau of instance"));
    for (int instance = 0; instance < net.instances(); instance++) {
      cells.add(Integer.toString(instance));
    }
    cells.addAll(List.of("mean", "", "true upper half"));
    return cells;
  }

  private List<String> scoring(Report.Scoring scoring) {
    List<String> cells = new ArrayList<>(List.of(name(scoring)));
    for (int instance = 0; instance < net.instances(); instance++) {
      cells.add(
          instance < scoring.gtTau().size() ? figures.value(scoring.gtTau().get(instance)) : "-");
    }
    cells.addAll(
        List.of(
            figures.value(scoring.gtTauMean()),
            figures.spread(scoring.gtTauMean()),
            figures.value(scoring.upperHalf())));
    return cells;
  }

  private List<String> baseline(Report.BaselineTau baseline) {
    List<String> cells = new ArrayList<>();
    cells.add(Figures.named("baseline: " + baseline.name(), baseline.tau()));
    for (int instance = 0; instance < net.instances(); instance++) {
      cells.add("");
    }
    cells.addAll(
        List.of(
            figures.value(baseline.tau()),
            figures.spread(baseline.tau()),
            baseline.upperHalf() == null ? "" : figures.value(baseline.upperHalf())));
    return cells;
  }

  private static String name(Report.Scoring scoring) {
    String words = ReportText.words(scoring.key());
    return scoring.evaluations() > 1 ? words + ", mean of " + scoring.evaluations() : words;
  }
}
