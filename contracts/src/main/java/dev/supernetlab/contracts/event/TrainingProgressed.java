package dev.supernetlab.contracts.event;

/**
 * So many steps are done and durable.
 *
 * @param step finished steps
 * @param images images trained so far
 * @param nanos time spent training so far, in nanoseconds; restarts are not counted
 * @param meanLoss of the steps since the last such event
 */
public record TrainingProgressed(
    String trainingId, long step, long images, long nanos, double meanLoss)
    implements Event.OfTraining {
  @Override
  public String id() {
    return trainingId + "/progressed/" + step;
  }
}
