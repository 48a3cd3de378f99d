package dev.supernetlab.messaging;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Reads a service's events from one topic and counts them as {@code lab.events.consumed}. After an
 * {@link IOException} (checked or not) or an {@link Error}, a store, broker or device that is away,
 * the event is tried again with back-off until it succeeds, so handlers must be idempotent. Any
 * other failure makes the record poison: it is handed to the channel's dead-letter queue with its
 * reason and counted as {@code lab.events.dead.lettered}, and work goes on.
 *
 * @param <E> what the topic carries
 */
public final class EventConsumer<E extends Event> {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
  private static final int TELL_EVERY = 6;

  private final Class<E> type;
  private final String topic;
  private final MeterRegistry meters;
  private final Executor executor;
  private final Optional<DeadLetters> earlier;

  /** Held for reading while a handler works, so that a stop can wait for all of them. */
  private final ReadWriteLock inWork = new ReentrantReadWriteLock();

  private volatile boolean stopped;

  /** Works one event off. */
  @FunctionalInterface
  public interface Handler<E> {
    /**
     * Does what the event asks for.
     *
     * @return whether its effect is durable: only then its offset may be committed; false leaves
     *     the record for the next start
     * @throws PoisonEventException if this event can never be worked off
     * @throws IOException if it is to be tried again
     */
    boolean handle(E event) throws IOException;
  }

  /**
   * A consumer of a channel that goes on from committed offsets.
   *
   * @param type events of another type are poison
   * @param executor runs the handlers
   */
  public EventConsumer(Class<E> type, String topic, MeterRegistry meters, Executor executor) {
    this(type, topic, meters, executor, Optional.empty());
  }

  /**
   * A consumer of a channel that begins anew at every start.
   *
   * @param type events of another type are poison
   * @param executor runs the handlers
   * @param earlier poison that is dead-lettered already, and so is passed over
   */
  public EventConsumer(
      Class<E> type, String topic, MeterRegistry meters, Executor executor, DeadLetters earlier) {
    this(type, topic, meters, executor, Optional.of(earlier));
  }

  private EventConsumer(
      Class<E> type,
      String topic,
      MeterRegistry meters,
      Executor executor,
      Optional<DeadLetters> earlier) {
    this.type = type;
    this.topic = topic;
    this.meters = meters;
    this.executor = executor;
    this.earlier = earlier;
  }

  /** Completes when the record needs no more work here. */
  public Uni<Void> consume(Message<byte[]> message, Handler<E> handler) {
    return untilItSucceeds(trace(message).wrapSupplier(() -> work(handler, message)))
        .invoke(() -> count("lab.events.consumed"))
        .chain(durable -> durable ? acknowledge(message) : Uni.createFrom().voidItem())
        .onFailure(failure -> !mayPass(failure))
        .recoverWithUni(poison -> deadLetter(message, poison));
  }

  /**
   * Hands out no more events, and returns when handlers are done with those that they have. Records
   * that come later stay for the next start.
   *
   * @return false if a handler was still at work when the limit had passed
   */
  public boolean stop(Duration limit) {
    stopped = true;
    try {
      if (!inWork.writeLock().tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("LAB-1004 an event of %s is cut short: it took more than %s", topic, limit);
        return false;
      }
      inWork.writeLock().unlock();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the record belongs in a trace, so that what it leads to is told there, too. */
  private static Context trace(Message<byte[]> message) {
    return TracingMetadata.fromMessage(message)
        .map(TracingMetadata::getCurrentContext)
        .orElseGet(Context::root);
  }

  private <T> Uni<T> untilItSucceeds(Supplier<T> attempt) {
    AtomicInteger attempts = new AtomicInteger();
    return Uni.createFrom()
        .item(attempt)
        .runSubscriptionOn(executor)
        .onFailure(EventConsumer::mayPass)
        .invoke(e -> tell(e, attempts.incrementAndGet()))
        .onFailure(EventConsumer::mayPass)
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely();
  }

  private boolean work(Handler<E> handler, Message<byte[]> message) {
    inWork.readLock().lock();
    try {
      if (stopped) {
        return false;
      }
      E event = read(message.getPayload());
      return LogContext.during(event, () -> handle(handler, event));
    } finally {
      inWork.readLock().unlock();
    }
  }

  private boolean handle(Handler<E> handler, E event) {
    try {
      return handler.handle(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private E read(byte[] value) {
    if (value == null) {
      throw new PoisonEventException("a record without a value");
    }
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
    return failure instanceof UncheckedIOException || failure instanceof Error;
  }

  /** Details when it starts; a sentence that an operator sees when it does not pass. */
  private void tell(Throwable failure, int attempt) {
    if (attempt == 1) {
      LOG.warnf(failure, "LAB-1002 an event of %s is tried again", topic);
    } else if (attempt % TELL_EVERY == 0) {
      LOG.errorf(
          "LAB-1003 an event of %s was tried %d times: %s", topic, attempt, failure.getMessage());
    }
  }

  private static Uni<Void> acknowledge(Message<byte[]> message) {
    return Uni.createFrom().completionStage(message::ack);
  }

  private Uni<Void> deadLetter(Message<byte[]> message, Throwable poison) {
    return untilItSucceeds(() -> earlier.isPresent() && earlier.get().hold(message))
        .chain(known -> known ? acknowledge(message) : toDeadLetters(message, poison));
  }

  private Uni<Void> toDeadLetters(Message<byte[]> message, Throwable poison) {
    LOG.warnf("LAB-1001 a record of %s is dead-lettered: %s", topic, poison.getMessage());
    count("lab.events.dead.lettered");
    return Uni.createFrom()
        .completionStage(() -> message.nack(poison))
        .invoke(() -> earlier.ifPresent(dead -> dead.add(message)));
  }

  private void count(String meter) {
    meters.counter(meter, "topic", topic).increment();
  }
}
