package dev.supernetlab.ranking.coverage;

import dev.supernetlab.ranking.choice.TieSetSimulation;
import dev.supernetlab.ranking.phase.PhaseSimulation;
import java.util.List;
import java.util.Locale;

/**
 * Prints what the simulations find, as Markdown tables. Arguments: studies for each row (2000), and
 * the seed (1). The script {@code ranking/coverage} starts it.
 */
public final class Coverage {
  private static final int[][] SIZES = {{8, 3}, {20, 10}, {5, 3}};

  private final int studies;
  private final long seed;

  private Coverage(int studies, long seed) {
    this.studies = studies;
    this.seed = seed;
  }

  /** Takes the number of studies and the seed. */
  public static void main(String[] args) {
    int studies = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Coverage coverage = new Coverage(studies, seed);
    coverage.planner();
    coverage.intervals();
    line("");
    line("### Phase: false alarms, power");
    line("");
    PhaseSimulation.main(Integer.toString(studies));
    line("");
    line("### Tie sets");
    line("");
    TieSetSimulation.main(Integer.toString(studies));
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private void intervals() {
    line("### Coverage of 95 %% intervals, %,d studies each", studies);
    line("");
    line("| scenario | instances | seeds | estimand | covered | error of the estimate | width |");
    line("| --- | --- | --- | --- | --- | --- | --- |");
    for (Scenario scenario : Scenario.all()) {
      for (int[] size : SIZES) {
        List<IntervalCoverage.Row> rows =
            new IntervalCoverage(scenario, size[0], size[1]).rows(studies, seed * 1_000_003);
        rows.forEach(
            row -> line("| %s | %d | %d | %s |", scenario.name(), size[0], size[1], cells(row)));
      }
    }
    for (int instances : new int[] {8, 20}) {
      IntervalCoverage.Row row = IntervalCoverage.sampledChildren(64, instances, studies, seed);
      line("| children drawn anew | %d | - | %s |", instances, cells(row));
    }
  }

  private static String cells(IntervalCoverage.Row row) {
    String covered =
        row.width() == 0
            ? "no interval"
            : String.format(
                Locale.ROOT, "%.1f %%%s", 100 * row.covered(), row.range() ? " (range)" : "");
    return String.format(
        Locale.ROOT, "%s | %s | %+.4f | %.3f", row.estimand(), covered, row.error(), row.width());
  }

  private void planner() {
    line("### The planner, %,d studies each", studies);
    line("");
    line("| difference | sd | instances planned | power promised | power found |");
    line("| --- | --- | --- | --- | --- |");
    for (double sd : new double[] {0.03, 0.06, 0.1, 0.15}) {
      PlannerCoverage.PowerRow row = PlannerCoverage.power(0.1, sd, studies, seed);
      line(
          "| %.2f | %.2f | %d | %.3f | %.3f |",
          row.difference(), row.sd(), row.instances(), row.promised(), row.found());
    }
    line("");
    line("| pilot instances | needed | enough, spread as seen | enough, cautious |");
    line("| --- | --- | --- | --- |");
    for (int pilot : new int[] {3, 5, 8, 20}) {
      PlannerCoverage.PilotRow row = PlannerCoverage.pilots(0.1, 0.1, pilot, studies, seed);
      line("| %d | %d | %.3f | %.3f |", row.pilot(), row.needed(), row.plain(), row.cautious());
    }
    line("");
    line("| scenario | tau asked for | instances averaged, planned | reached | studies |");
    line("| --- | --- | --- | --- | --- |");
    for (Scenario scenario : Scenario.all()) {
      for (double tau : new double[] {0.3, 0.4, 0.5}) {
        PlannerCoverage.AveragingRow row =
            PlannerCoverage.averaging(scenario, 10, tau, Math.min(studies, 100), seed);
        line(
            "| %s | %.1f | %.1f | %.3f | %d |",
            scenario.name(), tau, row.planned(), row.reached(), row.studies());
      }
    }
    line("");
  }
}
