package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;

/**
 * Which children to train next.
 *
 * @param firstStep 0-based step of the first element of {@code steps}
 * @param steps per step the labels of the children whose gradients are summed before one update
 * @param score labels of the children to score after the last of these steps, which ends a round;
 *     null: it does not
 */
public record ChildrenSampled(
    String experimentId,
    String trainingId,
    long firstStep,
    List<List<String>> steps,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        List<String> score)
    implements Event.OfSamples {

  /** Steps that do not end a round. */
  public ChildrenSampled(
      String experimentId, String trainingId, long firstStep, List<List<String>> steps) {
    this(experimentId, trainingId, firstStep, steps, null);
  }

  @Override
  public String id() {
    return trainingId + "/steps/" + firstStep;
  }
}
