package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.Event;
import java.util.ArrayList;
import java.util.List;

/** A log in memory that can be told to fail. */
final class RecordedLog implements EventLog {
  final List<Event> events = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  int publicationsUntilFailure = Integer.MAX_VALUE;
  Runnable afterOrders = () -> {};

  @Override
  public void publish(Event.OfExperiment event) {
    count();
    events.add(event);
  }

  @Override
  public void publish(List<Order> more) {
    count();
    orders.addAll(more);
    more.forEach(order -> events.add(order.event()));
    afterOrders.run();
  }

  @Override
  public int partitions() {
    return 32;
  }

  private void count() {
    if (publicationsUntilFailure-- == 0) {
      publicationsUntilFailure = Integer.MAX_VALUE;
      throw new LogUnavailableException("told to fail", null);
    }
  }
}
