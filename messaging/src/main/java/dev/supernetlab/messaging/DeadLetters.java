package dev.supernetlab.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Which records a consumer has dead-lettered before, for topics that are read from the beginning at
 * every start: their poison comes again each time, and is to be dead-lettered once. The dead-letter
 * topic itself is the memory; it is read when the first poison comes.
 */
public final class DeadLetters {
  private final WholeTopic topic;
  private Set<Origin> known;

  /**
   * Those of one consumer.
   *
   * @param topic that the consumer reads
   * @param consumer its name in the dead-letter topic's
   * @param broker how the broker is reached
   */
  public DeadLetters(String topic, String consumer, Map<String, Object> broker) {
    this.topic = new WholeTopic(topic + "." + consumer + ".dlq", broker);
  }

  /**
   * Whether this record is among them.
   *
   * @throws java.io.UncheckedIOException if the broker is away
   */
  synchronized boolean hold(Message<?> message) {
    if (known == null) {
      Set<Origin> found = new HashSet<>();
      topic.forEach(dead -> Origin.of(dead).ifPresent(found::add));
      known = found;
    }
    return Origin.of(message).filter(known::contains).isPresent();
  }

  /** Takes note that this record is on the dead-letter topic. */
  synchronized void add(Message<?> message) {
    Origin.of(message).ifPresent(known::add);
  }

  /** Where a record was read. */
  private record Origin(String topic, String partition, String offset) {
    static Optional<Origin> of(Message<?> message) {
      return message
          .getMetadata(IncomingKafkaRecordMetadata.class)
          .map(
              at ->
                  new Origin(
                      at.getTopic(),
                      Integer.toString(at.getPartition()),
                      Long.toString(at.getOffset())));
    }

    /** As the connector notes it in the headers of dead letters; empty for others' records. */
    static Optional<Origin> of(ConsumerRecord<?, ?> dead) {
      Header topic = dead.headers().lastHeader("dead-letter-topic");
      Header partition = dead.headers().lastHeader("dead-letter-partition");
      Header offset = dead.headers().lastHeader("dead-letter-offset");
      return topic == null || partition == null || offset == null
          ? Optional.empty()
          : Optional.of(new Origin(text(topic), text(partition), text(offset)));
    }

    private static String text(Header header) {
      return new String(header.value(), UTF_8);
    }
  }
}
