package dev.supernetlab.ranking.coverage;

import dev.supernetlab.ranking.choice.TieSetSimulation;
import dev.supernetlab.ranking.phase.PhaseSimulation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints what the simulations find, as Markdown tables. Arguments are parts, and perhaps {@code
 * --studies=N} for each row (2000), {@code --seed=N} (1) and {@code --only=TEXT}, which keeps the
 * rows whose name contains it, and {@code --instances=N} for those of so many. The script {@code
 * ranking/coverage} starts it.
 */
public final class Coverage {
  private static final int[][] SIZES = {{8, 3}, {20, 10}, {5, 3}};

  private final int studies;
  private final long seed;
  private final String only;
  private final int instances;

  /** What can be asked for. */
  private enum Part {
    INTERVALS,
    CHILDREN,
    REGRET,
    PLANNER,
    AVERAGING,
    PHASE,
    ORDER,
    TIES
  }

  private Coverage(List<String> arguments) {
    this.studies = Integer.parseInt(option(arguments, "studies", "2000"));
    this.seed = Long.parseLong(option(arguments, "seed", "1"));
    this.only = option(arguments, "only", "");
    this.instances = Integer.parseInt(option(arguments, "instances", "0"));
  }

  private static String option(List<String> arguments, String name, String otherwise) {
    String start = "--" + name + "=";
    return arguments.stream()
        .filter(a -> a.startsWith(start))
        .map(a -> a.substring(start.length()))
        .findFirst()
        .orElse(otherwise);
  }

  /** Takes the parts and the options. */
  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    List<String> parts = arguments.stream().filter(a -> !a.startsWith("--")).toList();
    if (parts.isEmpty()) {
      line("parts: %s", words(Part.values()));
      return;
    }
    Coverage coverage = new Coverage(arguments);
    parts.forEach(part -> coverage.print(Part.valueOf(part.toUpperCase(Locale.ROOT))));
  }

  private static String words(Part[] parts) {
    return Arrays.stream(parts)
        .map(Part::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private void print(Part part) {
    switch (part) {
      case INTERVALS -> intervals();
      case CHILDREN -> children();
      case REGRET -> regret();
      case PLANNER -> planner();
      case AVERAGING -> averaging();
      case PHASE -> PhaseSimulation.alarms(studies, seed, only);
      case ORDER -> PhaseSimulation.certainty(studies, seed);
      case TIES -> TieSetSimulation.print(studies, seed);
    }
    line("");
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private Stream<Scenario> scenarios() {
    return Scenario.all().stream().filter(s -> s.name().contains(only));
  }

  /** Those that are asked for with so many instances. */
  private List<Scenario> scenarios(int of) {
    return instances == 0 || instances == of ? scenarios().toList() : List.of();
  }

  /** One row for each scenario and size; what is only a range is marked. */
  private void intervals() {
    boolean headed = false;
    for (int[] size : SIZES) {
      for (Scenario scenario : scenarios(size[0])) {
        List<IntervalCoverage.Row> rows =
            new IntervalCoverage(scenario, size[0], size[1]).rows(studies, seed * 1_000_003);
        if (!headed) {
          line("| scenario | instances | seeds |%s", cells(rows, IntervalCoverage.Row::estimand));
          line("| --- | --- | --- |%s", cells(rows, row -> "---"));
          headed = true;
        }
        line("| %s | %d | %d |%s", scenario.name(), size[0], size[1], cells(rows, Coverage::cell));
      }
    }
  }

  private static String cells(
      List<IntervalCoverage.Row> rows, Function<IntervalCoverage.Row, String> cell) {
    return rows.stream().map(row -> " " + cell.apply(row) + " |").collect(Collectors.joining());
  }

  private static String cell(IntervalCoverage.Row row) {
    String covered =
        row.width() == 0
            ? ""
            : String.format(
                Locale.ROOT, "%.1f %%%s, ", 100 * row.covered(), row.range() ? "*" : "");
    return covered + String.format(Locale.ROOT, "%+.4f", row.error());
  }

  private void children() {
    line("| children | instances | covered | error | width |");
    line("| --- | --- | --- | --- | --- |");
    for (int[] size : new int[][] {{64, 8}, {64, 20}, {24, 8}}) {
      IntervalCoverage.Row row =
          IntervalCoverage.sampledChildren(size[0], size[1], studies, seed * 1_000_003);
      line(
          "| %d | %d | %.1f %% | %+.4f | %.3f |",
          size[0], size[1], 100 * row.covered(), row.error(), row.width());
    }
  }

  /** The bootstrap, also where the report gives none. */
  private void regret() {
    line("| scenario | instances | covered | studies | width |");
    line("| --- | --- | --- | --- | --- |");
    for (int instances : new int[] {8, 20, 40}) {
      for (Scenario scenario : scenarios(instances)) {
        IntervalCoverage.Row row =
            new IntervalCoverage(scenario, instances, 10).regret(studies, seed * 1_000_003);
        line(
            "| %s | %d | %.1f %% | %d | %.4f |",
            scenario.name(), instances, 100 * row.covered(), row.studies(), row.width());
      }
    }
  }

  private void planner() {
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
  }

  private void averaging() {
    line("| scenario | tau asked for | instances averaged, planned | reached | studies |");
    line("| --- | --- | --- | --- | --- |");
    for (Scenario scenario : scenarios().toList()) {
      for (double tau : new double[] {0.3, 0.4, 0.5}) {
        PlannerCoverage.AveragingRow row =
            PlannerCoverage.averaging(scenario, 10, tau, Math.min(studies, 100), seed);
        line(
            "| %s | %.1f | %.1f | %.3f | %d |",
            scenario.name(), tau, row.planned(), row.reached(), row.studies());
      }
    }
  }
}
