package dev.supernetlab.local.doctor;

import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.judging.render.Columns;
import dev.supernetlab.sampler.PlanView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What an experiment would do, for people. */
final class PlanText {
  private static final String INDENT = "  ";
  private static final double MIB = 1 << 20;

  private PlanText() {}

  /**
   * How fast this machine is.
   *
   * @param threads that compute at the same time
   * @param trainedAlone images a second that one thread trains on
   * @param trained that all of them do together
   * @param scored images, times children, a second that all of them score together
   */
  record Speed(int threads, double trainedAlone, double trained, double scored) {

    /** What a stage takes, in seconds: trainings of one stage can be in work at the same time. */
    double seconds(StageOutline plan) {
      double rate =
          plan.trainings() < threads ? trainedAlone * Math.max(1, plan.trainings()) : trained;
      return plan.imagesToTrain() / rate + plan.imagesToScore() / scored;
    }
  }

  /** The plan as lines of text. */
  static List<String> of(PlanView plan, Speed speed) {
    Columns table =
        new Columns()
            .row(
                "stage",
                "instances",
                "trainings",
                "steps of each",
                "images trained",
                "snapshots",
                "images scored",
                "about");
    for (PlanView.Stage stage : plan.stages()) {
      table.row(row(stage.name(), stage.plan(), speed));
    }
    double seconds = plan.stages().stream().mapToDouble(s -> speed.seconds(s.plan())).sum();
    table.row(
        List.of(
            "all",
            count(plan.instances()),
            count(plan.trainings()),
            "",
            count(plan.imagesToTrain()),
            count(sum(plan, s -> s.trainings() * s.snapshotsPerTraining())),
            count(plan.imagesToScore()),
            time(seconds)));
    List<String> lines = new ArrayList<>(List.of(plan.id()));
    lines.addAll(table.lines(INDENT));
    lines.add(
        INDENT
            + "%s steps. Snapshots take about %s of the store until the experiment ends."
                .formatted(count(plan.steps()), mib(plan.snapshotBytes())));
    lines.add(
        INDENT
            + "A trainer needs about %s with one training at a time, %s more for each further one."
                .formatted(
                    mib(plan.trainerMemory().peak()),
                    mib(plan.trainerMemory().perFurtherTraining())));
    lines.add(
        INDENT
            + "Times are this machine's: %d threads train on %s and score %s images a second of this network."
                .formatted(
                    speed.threads(),
                    count(Math.round(speed.trained())),
                    count(Math.round(speed.scored()))));
    return lines;
  }

  private static List<String> row(String name, StageOutline plan, Speed speed) {
    return List.of(
        name,
        count(plan.instances()),
        count(plan.trainings()),
        count(plan.stepsPerTraining()),
        count(plan.imagesToTrain()),
        count(plan.trainings() * plan.snapshotsPerTraining()),
        count(plan.imagesToScore()),
        time(speed.seconds(plan)));
  }

  private static long sum(PlanView plan, ToLongFunction<StageOutline> part) {
    return plan.stages().stream().map(PlanView.Stage::plan).mapToLong(part).sum();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String mib(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MiB", bytes / MIB);
  }

  private static String time(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return time.toHours() > 0
        ? String.format(Locale.ROOT, "%,d h %02d min", time.toHours(), time.toMinutesPart())
        : String.format(Locale.ROOT, "%d:%02d min", time.toMinutes(), time.toSecondsPart());
  }
}
