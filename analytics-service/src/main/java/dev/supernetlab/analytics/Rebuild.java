package dev.supernetlab.analytics;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Drops the collections and reads the log again, to the same numbers.
 *
 * <p>The channels' events wait for a lock meanwhile. A consumer of its own, without group and so
 * without touching committed offsets, reads each topic from its beginning to the end that it had
 * after the drop. What the channels had in hand is before that end and is projected here; what
 * comes after it they project themselves, some of it for the second time, which changes nothing.
 * Unreadable records were dead-lettered when they came and are only counted.
 */
final class Rebuild {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final List<String> TOPICS =
      List.of(Topics.EXPERIMENTS, Topics.TRAINING, Topics.EVALUATIONS);

  private final Projection projection;
  private final Map<String, Object> kafka;

  /**
   * A rebuild.
   *
   * @param kafka how the broker is reached
   */
  Rebuild(Projection projection, Map<String, Object> kafka) {
    this.projection = projection;
    this.kafka = new HashMap<>(kafka);
    this.kafka.keySet().retainAll(ConsumerConfig.configNames());
    this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /**
   * What was read.
   *
   * @param events projected, by topic
   * @param unreadable records that are no events, by topic
   */
  record Counts(Map<String, Long> events, Map<String, Long> unreadable) {}

  /**
   * Rebuilds; returns when the store is as if every event had just been read.
   *
   * @throws UncheckedIOException if the store or the broker is away; the store is not whole then
   */
  Counts run() {
    Counts counts = new Counts(new LinkedHashMap<>(), new LinkedHashMap<>());
    TOPICS.forEach(topic -> counts.events().put(topic, 0L));
    projection.rebuild(() -> readAll(counts));
    return counts;
  }

  private void readAll(Counts counts) {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          TOPICS.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (ends.isEmpty()) {
          return;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          replay(record, counts);
        }
      }
    } catch (KafkaException e) {
      throw new UncheckedIOException(
          new IOException("the log cannot be read: " + e.getMessage(), e));
    }
  }

  private void replay(ConsumerRecord<byte[], byte[]> record, Counts counts) {
    Optional<Event> event = read(record.value());
    boolean projected = event.isPresent() && replayed(event.get());
    (projected ? counts.events() : counts.unreadable()).merge(record.topic(), 1L, Long::sum);
  }

  private static Optional<Event> read(byte[] value) {
    try {
      return value == null ? Optional.empty() : Optional.of(JsonCodec.read(value));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** False if the event can never be projected. */
  private boolean replayed(Event event) {
    try {
      projection.replay(event);
      return true;
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
