package dev.supernetlab.sampler;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;

/**
 * An experiment as clients see it.
 *
 * @param submitted when, as ISO 8601
 * @param failure why it failed; null if it did not
 * @param spec with defaults filled; left out in lists
 */
record ExperimentView(
    String id,
    String name,
    String description,
    Experiment.State state,
    String submitted,
    String failure,
    TrainerMemory trainerMemory,
    List<Stage> stages,
    @JsonInclude(JsonInclude.Include.NON_NULL) ExperimentSpec spec) {

  /** A stage, how far it is and its size. */
  record Stage(String name, StageSpec.Kind kind, State state, String failure, StageOutline plan) {
    /** Where a stage stands. */
    enum State {
      @JsonProperty("submitted")
      SUBMITTED,
      /** All orders are on the log. */
      @JsonProperty("running")
      RUNNING,
      @JsonProperty("completed")
      COMPLETED,
      @JsonProperty("failed")
      FAILED
    }
  }

  static ExperimentView summary(Experiment experiment) {
    ExperimentSpec spec = experiment.spec();
    return new ExperimentView(
        experiment.id(),
        spec.name(),
        spec.description(),
        experiment.state(),
        experiment.submitted().toString(),
        experiment.failure(),
        TrainerMemory.of(spec),
        spec.stages().stream().map(stage -> stage(experiment, stage)).toList(),
        null);
  }

  static ExperimentView whole(Experiment experiment) {
    ExperimentView view = summary(experiment);
    return new ExperimentView(
        view.id,
        view.name,
        view.description,
        view.state,
        view.submitted,
        view.failure,
        view.trainerMemory,
        view.stages,
        experiment.spec());
  }

  private static Stage stage(Experiment experiment, StageSpec stage) {
    ExperimentSpec spec = experiment.spec();
    var analysed = experiment.analysed().get(stage.name());
    Stage.State state =
        experiment.planned().contains(stage.name()) ? Stage.State.RUNNING : Stage.State.SUBMITTED;
    if (analysed != null) {
      state = analysed.failure() == null ? Stage.State.COMPLETED : Stage.State.FAILED;
    }
    return new Stage(
        stage.name(),
        stage.kind(),
        state,
        analysed == null ? null : analysed.failure(),
        StageOutline.of(stage, spec.data(), spec.space(), spec.training()));
  }
}
