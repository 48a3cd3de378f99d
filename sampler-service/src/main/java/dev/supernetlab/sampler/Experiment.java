package dev.supernetlab.sampler;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.plan.StageGraph;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.sampler.plan.Inheritance;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the log says about one experiment so far. Events of different topics come in any order and
 * more than once; the same events make the same experiment.
 *
 * @param spec null until its submission has been read
 * @param submitted when that was; null likewise
 * @param planned names of the stages whose trainings are all on the log
 * @param analysed stages that have ended, by name: the first news of each on the log
 * @param completed null, or how it ended
 */
record Experiment(
    String id,
    ExperimentSpec spec,
    Instant submitted,
    Set<String> planned,
    Map<String, StageAnalysed> analysed,
    boolean cancelled,
    ExperimentCompleted completed) {

  /** Where an experiment stands. */
  enum State {
    @JsonProperty("submitted")
    SUBMITTED,
    /** All orders are on the log but of those stages that wait for others. */
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
      Map<String, StageAnalysed> more = new HashMap<>(analysed);
      more.putIfAbsent(stage.stage(), stage);
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
    return spec != null
            && spec.stages().stream()
                .filter(stage -> StageGraph.needs(stage).isEmpty())
                .allMatch(stage -> planned.contains(stage.name()))
        ? State.RUNNING
        : State.SUBMITTED;
  }

  /** The stages that waited for others and can be planned now, as what was found makes them. */
  List<StageSpec> awaited() {
    return found().filter(stage -> !planned.contains(stage.name())).map(this::resolved).toList();
  }

  /** The stages that waited for others and are planned, as what was found made them. */
  List<StageSpec> begunLater() {
    return found().filter(stage -> planned.contains(stage.name())).map(this::resolved).toList();
  }

  /** The stages that wait, or waited, for others, and all that they need has been found. */
  private Stream<StageSpec> found() {
    return spec.stages().stream()
        .filter(stage -> !StageGraph.needs(stage).isEmpty())
        .filter(stage -> analysed.keySet().containsAll(StageGraph.needs(stage)))
        .filter(stage -> hindrance(stage).isEmpty());
  }

  /** The stage with the groups that were found for it. */
  private StageSpec resolved(StageSpec stage) {
    if (!StageGraph.grouped(stage)) {
      return stage;
    }
    StageAnalysed from = analysed.get(stage.sharing().from());
    return new StageSpec(
        stage.name(),
        stage.kind(),
        stage.sharing().resolved(from.grouping(stage.name()).orElseThrow().groups()),
        stage.order(),
        stage.instances(),
        stage.length(),
        stage.evaluation(),
        stage.imported(),
        stage.training(),
        stage.computeMatched(),
        stage.arm(),
        stage.from());
  }

  /** What a stage that can be planned starts from; null: seeded weights. */
  Inheritance inheritance(StageSpec stage) {
    return stage.from() == null
        ? null
        : new Inheritance(
            spec,
            resolved(spec.stage(stage.from().stage())),
            analysed.get(stage.from().stage()).kept(stage.name()));
  }

  /** Why a stage can never be planned, if that is so: what it needs does not come. */
  private Optional<String> hindrance(StageSpec stage) {
    for (String need : StageGraph.needs(stage)) {
      StageAnalysed found = analysed.get(need);
      if (found == null) {
        Optional<String> before = hindrance(spec.stage(need));
        if (before.isPresent()) {
          return before;
        }
      } else if (StageGraph.grouped(stage) && found.grouping(stage.name()).isEmpty()) {
        return Optional.of("stage %s has shown no groups for it".formatted(need));
      } else if (stage.from() != null && found.kept(stage.name()).isEmpty()) {
        return Optional.of("stage %s has not left all weights for it".formatted(need));
      }
    }
    return Optional.empty();
  }

  /** The fact that it is complete, once all its stages have been analysed or never can be. */
  Optional<ExperimentCompleted> completion() {
    if (spec == null || state().ended()) {
      return Optional.empty();
    }
    if (!spec.stages().stream().allMatch(s -> analysed.containsKey(s.name()) || hindered(s))) {
      return Optional.empty();
    }
    String failure =
        spec.stages().stream()
            .flatMap(stage -> failure(stage).stream())
            .reduce((first, second) -> first + "; " + second)
            .orElse(null);
    return Optional.of(new ExperimentCompleted(id, failure));
  }

  private boolean hindered(StageSpec stage) {
    return !planned.contains(stage.name()) && hindrance(stage).isPresent();
  }

  /** Why a stage has no complete result, with its name; empty if it has one. */
  private Optional<String> failure(StageSpec stage) {
    StageAnalysed end = analysed.get(stage.name());
    return (end == null ? hindrance(stage) : Optional.ofNullable(end.failure()))
        .map(why -> stage.name() + ": " + why);
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
