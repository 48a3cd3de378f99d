package dev.supernetlab.contracts.event;

/** All steps are done and all snapshots published. */
public record TrainingCompleted(
    String trainingId, long steps, long images, long nanos, int snapshots)
    implements Event.OfTraining {
  @Override
  public String id() {
    return trainingId + "/completed";
  }
}
