package dev.supernetlab.analytics;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.messaging.PoisonEventException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

  /** Rebuilds; returns when the store is as if every event had just been read. */
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
        consumer.poll(POLL).forEach(record -> replay(record, counts));
      }
    }
  }

  private void replay(ConsumerRecord<byte[], byte[]> record, Counts counts) {
    try {
      projection.replay(JsonCodec.read(record.value()));
      counts.events().merge(record.topic(), 1L, Long::sum);
    } catch (IOException | PoisonEventException e) {
      counts.unreadable().merge(record.topic(), 1L, Long::sum);
    }
  }
}
