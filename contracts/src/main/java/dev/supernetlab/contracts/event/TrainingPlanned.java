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
    long steps)
    implements Event.OfSamples {
  @Override
  public String id() {
    return trainingId + "/planned";
  }

  /**
   * Seeds of one instance.
   *
   * @param augmentation null in events of before there was any
   */
  public record Seeds(
      long weights,
      long order,
      long data,
      @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
          Long augmentation) {}
}
