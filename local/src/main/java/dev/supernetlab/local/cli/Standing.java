package dev.supernetlab.local.cli;

import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.analytics.progress.Progress.StageProgress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How far an experiment is, in one number and a few words.
 *
 * @param done of {@code total}, in the work of scoring one image
 * @param note the time left, the stages under way, and the pace
 */
record Standing(long done, long total, String note) {
  /** Training one image takes about as long as scoring so many. */
  private static final int TRAINED = 8;

  static Standing of(Progress progress) {
    long done = 0;
    long total = 0;
    for (StageProgress stage : progress.stages()) {
      done += TRAINED * stage.imagesTrained() + stage.imagesScored();
      total += TRAINED * stage.imagesToTrain() + stage.imagesToScore();
    }
    return new Standing(done, total, note(progress));
  }

  private static String note(Progress progress) {
    List<StageProgress> open =
        progress.stages().stream().filter(s -> !s.state().equals("completed")).toList();
    if (open.isEmpty()) {
      return progress.stages().isEmpty() ? "planning" : "judging";
    }
    String stages = open.stream().map(Standing::stage).collect(Collectors.joining("; "));
    return left(progress.etaSeconds())
        + stages
        + pace("trained", progress.imagesTrainedPerSecond())
        + pace("scored", progress.imagesScoredPerSecond());
  }

  private static String stage(StageProgress stage) {
    return String.format(
        Locale.ROOT,
        "%s %d/%d trainings, step %,d/%,d, %,d/%,d snapshots scored",
        stage.stage(),
        stage.trainingsCompleted(),
        stage.trainings(),
        stage.steps(),
        stage.stepsTotal(),
        stage.snapshotsScored(),
        stage.snapshotsTotal());
  }

  private static String pace(String what, Double imagesPerSecond) {
    return imagesPerSecond == null
        ? ""
        : String.format(Locale.ROOT, ", %,.0f img/s %s", imagesPerSecond, what);
  }

  private static String left(Double seconds) {
    if (seconds == null) {
      return "";
    }
    Duration left = Duration.ofSeconds(Math.round(seconds));
    return left.toHours() > 0
        ? "%d h %02d min left: ".formatted(left.toHours(), left.toMinutesPart())
        : "%d:%02d left: ".formatted(left.toMinutes(), left.toSecondsPart());
  }
}
