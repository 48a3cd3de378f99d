package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.List;

/**
 * First record of a training: all it needs, resolved.
 *
 * @param children labels of the children that share this training's weights, in enumeration order
 * @param steps length of the training
 * @param scheduleSteps steps that its learning rate is laid out for, which a cutoff ends before;
 *     null: the same as steps
 */
public record TrainingPlanned(
    String experimentId,
    String trainingId,
    DataSpec data,
    SpaceSpec space,
    TrainingSpec training,
    StageSpec.SharingSpec sharing,
    EvaluationSpec evaluation,
    Seeds seeds,
    List<String> children,
    long steps,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Long scheduleSteps)
    implements Event.OfSamples {
  /** A training whose learning rate is laid out for its own length. */
  public TrainingPlanned(
      String experimentId,
      String trainingId,
      DataSpec data,
      SpaceSpec space,
      TrainingSpec training,
      StageSpec.SharingSpec sharing,
      EvaluationSpec evaluation,
      Seeds seeds,
      List<String> children,
      long steps) {
    this(
        experimentId,
        trainingId,
        data,
        space,
        training,
        sharing,
        evaluation,
        seeds,
        children,
        steps,
        null);
  }

  @Override
  public String id() {
    return trainingId + "/planned";
  }

  /** Seeds of one instance. */
  public record Seeds(long weights, long order, long data) {}
}
