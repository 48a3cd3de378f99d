package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;

/**
 * What a stage will do.
 *
 * @param trainings ids of all trainings of the stage
 * @param children labels of all children that are scored, in enumeration order
 * @param stepsPerTraining steps of each training
 * @param snapshotsPerTraining evaluations that each training leads to
 * @param imagesToTrain images of all trainings together
 * @param imagesToScore images times children times BN modes of all evaluations together
 * @param groupSizes children of each group, by the group's number; null where the children are not
 *     divided into groups
 */
public record StagePlanned(
    String experimentId,
    String stage,
    List<String> trainings,
    List<String> children,
    long stepsPerTraining,
    int snapshotsPerTraining,
    long imagesToTrain,
    long imagesToScore,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        List<Integer> groupSizes)
    implements Event.OfExperiment {

  /** A stage whose children are not divided into groups. */
  public StagePlanned(
      String experimentId,
      String stage,
      List<String> trainings,
      List<String> children,
      long stepsPerTraining,
      int snapshotsPerTraining,
      long imagesToTrain,
      long imagesToScore) {
    this(
        experimentId,
        stage,
        trainings,
        children,
        stepsPerTraining,
        snapshotsPerTraining,
        imagesToTrain,
        imagesToScore,
        null);
  }

  @Override
  public String id() {
    return experimentId + "/" + stage + "/planned";
  }
}
