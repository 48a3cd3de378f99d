package dev.supernetlab.sampler.plan;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.sampler.order.ChildOrder;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One training: where its orders go, its first record, and the order of its children.
 *
 * @param partition of the topic of samples, 0-based
 */
public record TrainingPlan(int partition, TrainingPlanned planned, ChildOrder order) {

  /**
   * All steps, in events of so many steps; the last one may be shorter. Made while they are read.
   */
  public Stream<ChildrenSampled> steps(int stepsPerEvent) {
    long events = (planned.steps() + stepsPerEvent - 1) / stepsPerEvent;
    return LongStream.range(0, events).mapToObj(i -> event(i * stepsPerEvent, stepsPerEvent));
  }

  private ChildrenSampled event(long first, int stepsPerEvent) {
    List<List<String>> steps =
        LongStream.range(first, Math.min(first + stepsPerEvent, planned.steps()))
            .mapToObj(order::at)
            .toList();
    return new ChildrenSampled(planned.experimentId(), planned.trainingId(), first, steps);
  }
}
