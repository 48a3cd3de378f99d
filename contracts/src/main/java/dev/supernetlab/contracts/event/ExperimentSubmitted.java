package dev.supernetlab.contracts.event;

import dev.supernetlab.contracts.spec.ExperimentSpec;

/** Somebody posted a spec. */
public record ExperimentSubmitted(String experimentId, ExperimentSpec spec)
    implements Event.OfExperiment {
  @Override
  public String id() {
    return experimentId + "/submitted";
  }
}
