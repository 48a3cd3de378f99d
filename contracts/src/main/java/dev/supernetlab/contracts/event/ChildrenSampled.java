package dev.supernetlab.contracts.event;

import java.util.List;

/**
 * Which children to train next.
 *
 * @param firstStep 0-based step of the first element of {@code steps}
 * @param steps per step the labels of the children whose gradients are summed before one update
 */
public record ChildrenSampled(
    String experimentId, String trainingId, long firstStep, List<List<String>> steps)
    implements Event.OfSamples {
  @Override
  public String id() {
    return trainingId + "/steps/" + firstStep;
  }
}
