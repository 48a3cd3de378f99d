package dev.supernetlab.analytics.progress;

import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.analytics.store.Training;
import java.util.List;
import java.util.function.ToLongFunction;

/** Images trained and scored, and the time that threads spent on them. */
record Work(long trained, long trainNanos, long scored, long scoreNanos) {

  static Work done(List<Stage> stages) {
    return new Work(
        sum(stages, Training::images),
        sum(stages, Training::nanos),
        sum(stages, Training::imagesScored),
        sum(stages, Training::nanosScoring));
  }

  /** All work of stages whose trainings all succeed; its time is not known. */
  static Work planned(List<Stage> stages) {
    return new Work(
        stages.stream().mapToLong(s -> s.planned().imagesToTrain()).sum(),
        0,
        stages.stream().mapToLong(s -> s.planned().imagesToScore()).sum(),
        0);
  }

  private static long sum(List<Stage> stages, ToLongFunction<Training> part) {
    return stages.stream().flatMap(s -> s.trainings().stream()).mapToLong(part).sum();
  }

  long nanos() {
    return trainNanos + scoreNanos;
  }
}
