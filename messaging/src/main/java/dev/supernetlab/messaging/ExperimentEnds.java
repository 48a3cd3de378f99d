package dev.supernetlab.messaging;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Tells a service which experiments have ended, all of them at every start, for a channel that
 * reads {@code nas.experiments} from its beginning.
 */
public final class ExperimentEnds {
  private final Listener listener;
  private final EventConsumer<Event.OfExperiment> events;

  /** Who wants to know. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An experiment is completed or cancelled; told more than once.
     *
     * @throws IOException if it is to be told again
     */
    void end(String experimentId) throws IOException;
  }

  /**
   * The ends that one service hears of.
   *
   * @param consumer the service's name in its dead-letter topic's
   * @param broker how the broker is reached
   */
  public ExperimentEnds(
      Listener listener, String consumer, Map<String, Object> broker, MeterRegistry meters) {
    this.listener = listener;
    this.events =
        new EventConsumer<>(
            Event.OfExperiment.class,
            Topics.EXPERIMENTS,
            meters,
            Infrastructure.getDefaultWorkerPool(),
            new DeadLetters(Topics.EXPERIMENTS, consumer, broker));
  }

  /** Completes when the record needs no more work here. */
  public Uni<Void> consume(Message<byte[]> message) {
    return events.consume(message, this::handle);
  }

  private boolean handle(Event.OfExperiment event) throws IOException {
    if (event instanceof ExperimentCancelled || event instanceof ExperimentCompleted) {
      listener.end(event.experimentId());
    }
    return true;
  }
}
