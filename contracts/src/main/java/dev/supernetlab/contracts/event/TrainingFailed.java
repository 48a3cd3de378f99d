package dev.supernetlab.contracts.event;

/**
 * The training ended early: a diverged training is an outcome, not an error of the system.
 *
 * @param step finished steps
 * @param snapshots published before, which will still be scored
 * @param reason one sentence for people
 */
public record TrainingFailed(String trainingId, long step, int snapshots, String reason)
    implements Event.OfTraining {
  @Override
  public String id() {
    return trainingId + "/failed";
  }
}
