package dev.supernetlab.analytics.report;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.analytics.store.Training;
import java.util.Collection;
import java.util.Locale;

/** Where an experiment stands. */
public enum State {
  PLANNED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The state that the facts of an experiment add up to. */
  public static State of(Experiment experiment, Collection<Stage> planned) {
    if (experiment.cancelled()) {
      return CANCELLED;
    }
    if (experiment.completed()) {
      return experiment.failure() == null ? COMPLETED : FAILED;
    }
    boolean begun =
        planned.stream().flatMap(stage -> stage.trainings().stream()).anyMatch(State::begun);
    return begun ? RUNNING : PLANNED;
  }

  private static boolean begun(Training training) {
    return training.provenance() != null || training.step() > 0 || !training.scored().isEmpty();
  }

  /** Whether nothing more will happen. */
  public boolean ended() {
    return this != PLANNED && this != RUNNING;
  }

  /** The name in JSON. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
