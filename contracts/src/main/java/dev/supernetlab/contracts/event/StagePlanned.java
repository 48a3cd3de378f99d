package dev.supernetlab.contracts.event;

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
 */
public record StagePlanned(
    String experimentId,
    String stage,
    List<String> trainings,
    List<String> children,
    long stepsPerTraining,
    int snapshotsPerTraining,
    long imagesToTrain,
    long imagesToScore)
    implements Event.OfExperiment {
  @Override
  public String id() {
    return experimentId + "/" + stage + "/planned";
  }
}
