package dev.supernetlab.sampler;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the log says about one experiment so far. Events of different topics come in any order and
 * more than once; the same events make the same experiment.
 *
 * @param spec null until its submission has been read
 * @param submitted when that was; null likewise
 * @param planned names of the stages whose trainings are all on the log
 * @param analysed stages that have ended, and why those failed that did
 * @param completed null, or how it ended
 */
record Experiment(
    String id,
    ExperimentSpec spec,
    Instant submitted,
    Set<String> planned,
    Map<String, Optional<String>> analysed,
    boolean cancelled,
    ExperimentCompleted completed) {

  /** Where an experiment stands. */
  enum State {
    @JsonProperty("submitted")
    SUBMITTED,
    /** All orders are on the log. */
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    /**
     * The state of this name.
     *
     * @throws ProblemException if there is none
     */
    static State of(String name) {
      for (State state : values()) {
        if (state.name().equalsIgnoreCase(name)) {
          return state;
        }
      }
      throw ProblemException.badRequest(
          "state is one of submitted, running, completed, failed, cancelled; not " + name + ".");
    }

    boolean ended() {
      return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
  }

  static Experiment unknown(String id) {
    return new Experiment(id, null, null, Set.of(), Map.of(), false, null);
  }

  /** The experiment after one more event; {@code time} is the event's on the log. */
  Experiment after(Event event, Instant time) {
    if (event instanceof ExperimentSubmitted submission && spec == null) {
      return new Experiment(id, submission.spec(), time, planned, analysed, cancelled, completed);
    }
    if (event instanceof StagePlanned stage) {
      Set<String> more = new HashSet<>(planned);
      more.add(stage.stage());
      return new Experiment(id, spec, submitted, Set.copyOf(more), analysed, cancelled, completed);
    }
    if (event instanceof StageAnalysed stage) {
      Map<String, Optional<String>> more = new HashMap<>(analysed);
      more.putIfAbsent(stage.stage(), Optional.ofNullable(stage.failure()));
      return new Experiment(id, spec, submitted, planned, Map.copyOf(more), cancelled, completed);
    }
    if (event instanceof ExperimentCancelled && !state().ended()) {
      return new Experiment(id, spec, submitted, planned, analysed, true, null);
    }
    if (event instanceof ExperimentCompleted end && !state().ended()) {
      return new Experiment(id, spec, submitted, planned, analysed, false, end);
    }
    return this;
  }

  /** Whether this event, or one that leaves nothing for it to say, has been read. */
  boolean tells(Event event) {
    return equals(after(event, submitted));
  }

  State state() {
    if (cancelled) {
      return State.CANCELLED;
    }
    if (completed != null) {
      return completed.failure() == null ? State.COMPLETED : State.FAILED;
    }
    return spec != null && spec.stages().stream().map(StageSpec::name).allMatch(planned::contains)
        ? State.RUNNING
        : State.SUBMITTED;
  }

  /** The fact that it is complete, once all its stages have been analysed. */
  Optional<ExperimentCompleted> completion() {
    if (spec == null || state().ended()) {
      return Optional.empty();
    }
    if (!spec.stages().stream().map(StageSpec::name).allMatch(analysed::containsKey)) {
      return Optional.empty();
    }
    String failure =
        spec.stages().stream()
            .map(stage -> analysed.get(stage.name()).map(why -> stage.name() + ": " + why))
            .flatMap(Optional::stream)
            .reduce((first, second) -> first + "; " + second)
            .orElse(null);
    return Optional.of(new ExperimentCompleted(id, failure));
  }

  /** Why it failed; null if it did not, or has not ended. */
  String failure() {
    return completed == null ? null : completed.failure();
  }

  /** Whether the log has said what it is about. */
  boolean known() {
    return Objects.nonNull(spec);
  }
}
