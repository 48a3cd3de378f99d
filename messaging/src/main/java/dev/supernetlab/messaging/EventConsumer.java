package dev.supernetlab.messaging;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Reads a service's events from one topic and counts them as {@code lab.events.consumed}. A poison
 * record (unreadable, or refused with {@link PoisonEventException}) is handed to the channel's
 * dead-letter queue with its reason and counted as {@code lab.events.dead.lettered}; work goes on.
 * After any other failure, a store or broker that is away, the event is tried again with back-off
 * until it succeeds, so handlers must be idempotent.
 *
 * @param <E> what the topic carries
 */
public final class EventConsumer<E extends Event> {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

  private final Class<E> type;
  private final String topic;
  private final MeterRegistry meters;
  private final Executor executor;

  /** Works one event off. */
  @FunctionalInterface
  public interface Handler<E> {
    /**
     * Does what the event asks for.
     *
     * @return whether its effect is durable: only then its offset may be committed; false leaves
     *     the record for the next start
     * @throws PoisonEventException if this event can never be worked off
     * @throws IOException if it may be tried again
     */
    boolean handle(E event) throws IOException;
  }

  /**
   * A consumer whose handlers run on this executor.
   *
   * @param type events of another type are poison
   */
  public EventConsumer(Class<E> type, String topic, MeterRegistry meters, Executor executor) {
    this.type = type;
    this.topic = topic;
    this.meters = meters;
    this.executor = executor;
  }

  /** Completes when the record needs no more work here. */
  public Uni<Void> consume(Message<byte[]> message, Handler<E> handler) {
    return Uni.createFrom()
        .item(Unchecked.supplier(() -> handler.handle(read(message.getPayload()))))
        .runSubscriptionOn(executor)
        .onFailure(EventConsumer::mayPass)
        .invoke(e -> LOG.warnf(e, "LAB-1002 an event of %s is tried again", topic))
        .onFailure(EventConsumer::mayPass)
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely()
        .invoke(() -> count("lab.events.consumed"))
        .chain(durable -> durable ? acknowledge(message) : Uni.createFrom().voidItem())
        .onFailure(PoisonEventException.class)
        .recoverWithUni(poison -> deadLetter(message, poison));
  }

  private E read(byte[] value) {
    try {
      Event event = JsonCodec.read(value);
      if (type.isInstance(event)) {
        return type.cast(event);
      }
      throw new PoisonEventException(
          event.getClass().getSimpleName() + " does not belong on " + topic);
    } catch (IOException e) {
      throw new PoisonEventException("not an event: " + e.getMessage(), e);
    }
  }

  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof PoisonEventException);
  }

  private static Uni<Void> acknowledge(Message<byte[]> message) {
    return Uni.createFrom().completionStage(message::ack);
  }

  private Uni<Void> deadLetter(Message<byte[]> message, Throwable poison) {
    LOG.warnf("LAB-1001 a record of %s is dead-lettered: %s", topic, poison.getMessage());
    count("lab.events.dead.lettered");
    return Uni.createFrom().completionStage(() -> message.nack(poison));
  }

  private void count(String meter) {
    meters.counter(meter, "topic", topic).increment();
  }
}
