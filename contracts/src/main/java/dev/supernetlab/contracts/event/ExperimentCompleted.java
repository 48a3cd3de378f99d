package dev.supernetlab.contracts.event;

/**
 * Nothing more will happen.
 *
 * @param failure null, or why the experiment has no complete result
 */
public record ExperimentCompleted(String experimentId, String failure)
    implements Event.OfExperiment {
  @Override
  public String id() {
    return experimentId + "/completed";
  }
}
