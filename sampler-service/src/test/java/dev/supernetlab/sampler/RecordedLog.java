package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log in memory, read as soon as it is written. It can be told to fail. */
final class RecordedLog implements EventLog {
  final List<Event> events = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  int publicationsUntilFailure = Integer.MAX_VALUE;
  Runnable afterOrders = () -> {};

  /** Told of a fact that is on the log, before anybody reads it there. */
  Consumer<Event> beforeReading = event -> {};

  private Experiments reader;
  private int read;

  RecordedLog(Experiments reader) {
    this.reader = reader;
  }

  @Override
  public void publish(Event.OfExperiment event) {
    count();
    events.add(event);
    beforeReading.accept(event);
    read();
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

  /** Somebody else reads the log from its beginning. */
  void readBy(Experiments other) {
    reader = other;
    read = 0;
    read();
  }

  private void read() {
    for (; read < events.size(); read++) {
      if (events.get(read) instanceof Event.OfExperiment fact) {
        reader.apply(fact, Instant.EPOCH);
      }
    }
  }

  private void count() {
    if (publicationsUntilFailure-- == 0) {
      publicationsUntilFailure = Integer.MAX_VALUE;
      throw new LogUnavailableException("told to fail", null);
    }
  }
}
