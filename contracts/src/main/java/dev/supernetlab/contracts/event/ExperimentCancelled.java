package dev.supernetlab.contracts.event;

/** Nobody wants the results any more: what is not begun is skipped. */
public record ExperimentCancelled(String experimentId) implements Event.OfExperiment {
  @Override
  public String id() {
    return experimentId + "/cancelled";
  }
}
