package dev.supernetlab.messaging;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.CloudEventHeaders;
import dev.supernetlab.contracts.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Publishes a service's events on one topic as CloudEvents in Kafka's binary mode, as part of the
 * trace that the calling thread is in, and counts them as {@code lab.events.published}.
 */
public final class EventPublisher {
  private static final int PARTITION_BY_KEY = -1;

  private final MutinyEmitter<byte[]> emitter;
  private final String topic;
  private final String service;
  private final MeterRegistry meters;

  public EventPublisher(
      MutinyEmitter<byte[]> emitter, String topic, String service, MeterRegistry meters) {
    this.emitter = emitter;
    this.topic = topic;
    this.service = service;
    this.meters = meters;
  }

  /**
   * Returns when the broker has the event.
   *
   * @throws UncheckedIOException if the broker did not take it
   */
  public void publish(Event event) {
    try {
      send(event, PARTITION_BY_KEY).await().indefinitely();
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException(topic + " cannot be written: " + e, e));
    }
  }

  /** Completes when the broker has the event; {@code partition} is the topic's, 0-based. */
  public Uni<Void> send(Event event, int partition) {
    var metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(event.key())
            .withHeaders(headers(event));
    if (partition != PARTITION_BY_KEY) {
      metadata.withPartition(partition);
    }
    return emitter
        .sendMessage(
            Message.of(JsonCodec.write(event))
                .addMetadata(metadata.build())
                .addMetadata(TracingMetadata.withCurrent(Context.current())))
        .invoke(() -> meters.counter("lab.events.published", "topic", topic).increment());
  }

  private Headers headers(Event event) {
    RecordHeaders headers = new RecordHeaders();
    CloudEventHeaders.of(event, service)
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }
}
