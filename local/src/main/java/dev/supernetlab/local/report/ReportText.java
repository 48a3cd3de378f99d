package dev.supernetlab.local.report;

import dev.supernetlab.analytics.report.Report;
import dev.supernetlab.judging.render.Columns;
import dev.supernetlab.judging.render.TextReport;
import dev.supernetlab.judging.render.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people, in the order in which it should be read. */
public final class ReportText {
  private static final String INDENT = "  ";

  private final Report report;
  private final List<String> operators;
  private final List<String> lines = new ArrayList<>();

  private ReportText(Report report, List<String> operators) {
    this.report = report;
    this.operators = operators;
  }

  /**
   * The report as lines of text.
   *
   * @param operators that the digits of a child stand for, in order; empty if not known
   */
  public static List<String> of(Report report, List<String> operators) {
    ReportText text = new ReportText(report, operators);
    text.head();
    text.groundTruth();
    report.superNets().forEach(text::superNet);
    report.fineTuned().forEach(text::fineTuned);
    text.comparison();
    text.throughput();
    text.verdicts();
    return text.lines;
  }

  private void head() {
    lines.add("%s (%s)".formatted(report.experiment(), report.state().label()));
    if (!report.description().isBlank()) {
      lines.add(report.description());
    }
    if (report.failure() != null) {
      lines.add("FAILED: " + report.failure());
    }
    title("Data");
    say(report.data().sentence());
    if (!report.space().sentence().isEmpty()) {
      title("Children");
      say(report.space().sentence());
    }
  }

  private void groundTruth() {
    Report.GroundTruth truth = report.groundTruth();
    if (truth == null) {
      return;
    }
    Figures figures = new Figures();
    String measured =
        truth.images() == 0
            ? truth.scoredOn()
            : "on %s %s images".formatted(Figures.count(truth.images()), truth.scoredOn());
    title(
        "Ground truth '%s': %d children alone, %d seeds, %s"
            .formatted(truth.stage(), truth.children(), truth.seeds(), measured));
    Columns rows =
        new Columns()
            .row(figures.row("tau between its seeds", truth.seedTau(), Figures::two))
            .row("tau needed for a verdict", Figures.two(truth.minSeedTau()))
            .row(
                figures.row(
                    "tau that a perfect ranking would reach", truth.ceiling(), Figures::two))
            .row(figures.row("accuracy of the worst child", truth.worst(), Figures::percent))
            .row(figures.row("accuracy of the best child", truth.best(), Figures::percent))
            .row(
                figures.row(
                    "sd of a child's accuracy between seeds", truth.seedSd(), Figures::percent));
    rows.lines(INDENT).forEach(lines::add);
    notes(figures);
  }

  private void superNet(Report.SuperNet net) {
    title(
        "Shared weights '%s': policy %s, order %s, %d instances of %d children, %s %s images"
            .formatted(
                net.stage(),
                net.sharing(),
                net.order(),
                net.instances(),
                net.children(),
                Figures.count(net.images()),
                net.scoredOn()));
    for (int group = 0; group < net.groups().size(); group++) {
      say("Group %d: %s".formatted(group, String.join(" ", net.groups().get(group))));
    }
    SuperNetText text = new SuperNetText(net, operators);
    text.taus().forEach(lines::add);
    if (!net.curve().isEmpty()) {
      title("GT-Tau of '%s' while it was trained".formatted(net.stage()));
      lines.addAll(CurveText.lines(net.curve()));
    }
    title(
        "Top children of '%s' by %s, mean over %d instances; their truth, mean over %d seeds"
            .formatted(
                net.stage(),
                words(net.judged()),
                net.top().stream().mapToInt(Report.TopChild::instances).max().orElse(0),
                net.top().stream().mapToInt(Report.TopChild::seeds).max().orElse(0)));
    text.top().forEach(lines::add);
  }

  /** {@code lastStep} as {@code last step}. */
  static String words(String key) {
    return key == null ? "nothing" : key.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private void fineTuned(Report.FineTuned tuned) {
    title(
        "GT-Tau of '%s': %d children of '%s' trained on alone, %d instances"
            .formatted(tuned.stage(), tuned.children(), tuned.from(), tuned.instances()));
    lines.addAll(CurveText.lines(tuned.curve()));
  }

  private void comparison() {
    if (report.comparison() != null) {
      lines.add("");
      lines.addAll(TextReport.lines(report.comparison()));
    }
  }

  private void throughput() {
    title("Speed");
    new Columns()
        .row("", "images", "images/s and thread")
        .row(work("trained", report.throughput().trained()))
        .row(work("scored", report.throughput().scored()))
        .lines(INDENT)
        .forEach(lines::add);
  }

  private static List<String> work(String name, Report.Work work) {
    Double rate = work.imagesPerSecondAndThread();
    return List.of(
        name, Figures.count(work.images()), rate == null ? "-" : Figures.count(Math.round(rate)));
  }

  private void verdicts() {
    title("Verdict");
    for (Report.SuperNet net : report.superNets()) {
      String prefix = report.superNets().size() > 1 ? net.stage() + ": " : "";
      net.verdict().sentences().forEach(sentence -> say(prefix + sentence));
    }
    report.missing().forEach(this::say);
  }

  private void title(String title) {
    lines.add("");
    lines.addAll(Wrapped.lines("", title));
  }

  private void say(String sentence) {
    Wrapped.lines(INDENT, sentence).forEach(lines::add);
  }

  private void notes(Figures figures) {
    figures.notes().forEach(this::say);
  }
}
