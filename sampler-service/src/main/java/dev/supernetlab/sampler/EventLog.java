package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.Event;
import java.util.List;

/** Where the sampler writes. Methods return when the events are durable. */
interface EventLog {
  /**
   * Publishes a fact about an experiment.
   *
   * @throws LogUnavailableException if the broker does not take it in time; it may still arrive
   */
  void publish(Event.OfExperiment event);

  /**
   * Publishes orders to trainers; those of one partition in the order of the list.
   *
   * @throws LogUnavailableException if the broker does not take them in time; some may have arrived
   */
  void publish(List<Order> orders);

  /**
   * Partitions of the topic of orders.
   *
   * @throws LogUnavailableException if that is not known yet
   */
  int partitions();

  /** An order and the partition it goes to. */
  record Order(int partition, Event.OfSamples event) {}
}
