package dev.supernetlab.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.StageAnalysed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.smallrye.reactive.messaging.TracingMetadata;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class EventConsumerTest {
  private static final byte[] CANCELLED = JsonCodec.write(new ExperimentCancelled("e"));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final EventConsumer<Event.OfExperiment> consumer =
      new EventConsumer<>(Event.OfExperiment.class, Topics.EXPERIMENTS, meters, Runnable::run);
  private final List<String> outcomes = new ArrayList<>();

  @Test
  void anEventWhoseEffectIsDurableIsAcknowledged() {
    consume(CANCELLED, event -> true);

    assertThat(outcomes).containsExactly("ack");
    assertThat(count("lab.events.consumed")).isOne();
  }

  @Test
  void anEventWhoseEffectIsNotDurableStaysForTheNextStart() {
    consume(CANCELLED, event -> false);

    assertThat(outcomes).isEmpty();
  }

  @Test
  void whatARecordLeadsToBelongsToItsTrace() {
    ContextKey<String> key = ContextKey.named("trace");
    Context trace = Context.root().with(key, "of the record");
    List<String> seen = new ArrayList<>();

    consumer
        .consume(
            message(CANCELLED).addMetadata(TracingMetadata.withCurrent(trace)),
            event -> seen.add(Context.current().get(key)))
        .await()
        .atMost(Duration.ofSeconds(20));

    assertThat(seen).containsExactly("of the record");
    assertThat(Context.current().get(key)).isNull();
  }

  @Test
  void logLinesNameTheExperimentWhileItsEventIsWorkedOff() {
    List<Object> seen = new ArrayList<>();

    consume(CANCELLED, event -> seen.add(MDC.get("experimentId")));

    assertThat(seen).containsExactly("e");
    assertThat(MDC.get("experimentId")).isNull();
  }

  @Test
  void aStoreThatIsAwayIsTriedAgainUntilItIsBack() {
    AtomicInteger attempts = new AtomicInteger();

    consume(
        CANCELLED,
        event -> {
          if (attempts.incrementAndGet() < 3) {
            throw new IOException("away");
          }
          return true;
        });

    assertThat(attempts).hasValue(3);
    assertThat(outcomes).containsExactly("ack");
  }

  @Test
  void whatIsNoEventOfThisTopicIsDeadLetteredWithItsReason() {
    consume("rubbish".getBytes(UTF_8), event -> true);
    consume(null, event -> true);
    consume(JsonCodec.write(new StageAnalysed("e", "s", 1, null)), event -> true);

    assertThat(outcomes)
        .satisfiesExactly(
            reason -> assertThat(reason).contains("not an event"),
            reason -> assertThat(reason).contains("without a value"),
            reason -> assertThat(reason).contains("StageAnalysed does not belong"));
    assertThat(count("lab.events.dead.lettered")).isEqualTo(3);
  }

  @Test
  void anEventThatMakesNoSenseIsDeadLettered() {
    consume(
        CANCELLED,
        event -> {
          throw new IllegalArgumentException("nonsense");
        });

    assertThat(outcomes).containsExactly("nonsense");
  }

  @Test
  void aStopWaitsForTheHandlerAtWorkAndLeavesTheRestForTheNextStart() {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () ->
                consume(
                    CANCELLED,
                    event -> {
                      begun.complete(null);
                      return end.join();
                    }));
    begun.join();

    assertThat(consumer.stop(Duration.ofMillis(1))).isFalse();
    end.complete(true);
    assertThat(consumer.stop(Duration.ofSeconds(20))).isTrue();
    work.join();
    consume(CANCELLED, event -> true);

    assertThat(outcomes).containsExactly("ack");
  }

  private void consume(byte[] value, EventConsumer.Handler<Event.OfExperiment> handler) {
    consumer.consume(message(value), handler).await().atMost(Duration.ofSeconds(20));
  }

  private Message<byte[]> message(byte[] value) {
    return Message.of(
        value,
        () -> {
          outcomes.add("ack");
          return CompletableFuture.completedFuture(null);
        },
        reason -> {
          outcomes.add(reason.getMessage());
          return CompletableFuture.completedFuture(null);
        });
  }

  private double count(String meter) {
    return meters.counter(meter, "topic", Topics.EXPERIMENTS).count();
  }
}
