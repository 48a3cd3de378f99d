package dev.supernetlab.sampler.plan;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.StageSpec.OrderSpec;
import dev.supernetlab.sampler.learn.Round;
import dev.supernetlab.sampler.learn.RoundSampler;
import dev.supernetlab.sampler.order.ChildOrder;
import dev.supernetlab.sampler.order.TrainedChildren;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One training: where its orders go, its first record, and the order of its children.
 *
 * @param partition of the topic of samples, 0-based
 */
public record TrainingPlan(
    int partition, TrainingPlanned planned, OrderSpec order, TrainedChildren children) {

  /** Whether its order comes round by round. */
  public boolean learns() {
    return order.learns();
  }

  /**
   * All steps of an order that does not learn, in events of so many steps; the last one may be
   * shorter. Made while they are read.
   */
  public Stream<ChildrenSampled> steps(int stepsPerEvent) {
    ChildOrder whole = ChildOrder.of(order, children, planned.seeds().order());
    return events(0, planned.steps(), stepsPerEvent, whole::at, null);
  }

  /** What decides the rounds of an order that learns, before the first. */
  public RoundSampler sampler() {
    return RoundSampler.of(order, children, planned.seeds().order());
  }

  /** How many rounds an order that learns has; the last one may be shorter. */
  public long rounds() {
    long length = order.rounds().steps();
    return (planned.steps() + length - 1) / length;
  }

  /** The steps of a 0-based round, in events of so many. */
  public Stream<ChildrenSampled> steps(long number, Round round, int stepsPerEvent) {
    long first = number * order.rounds().steps();
    long end = Math.min(first + order.rounds().steps(), planned.steps());
    boolean last = number == rounds() - 1;
    return events(
        first,
        end,
        stepsPerEvent,
        step -> List.of(round.trained().get((int) (step - first))),
        last ? null : round.scored());
  }

  private Stream<ChildrenSampled> events(
      long first, long end, int stepsPerEvent, LongFunction<List<String>> at, List<String> score) {
    long events = (end - first + stepsPerEvent - 1) / stepsPerEvent;
    return LongStream.range(0, events)
        .mapToObj(
            number -> {
              long from = first + number * stepsPerEvent;
              long to = Math.min(from + stepsPerEvent, end);
              return new ChildrenSampled(
                  planned.experimentId(),
                  planned.trainingId(),
                  from,
                  LongStream.range(from, to).mapToObj(at).toList(),
                  to == end ? score : null);
            });
  }
}
