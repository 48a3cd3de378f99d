package dev.supernetlab.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All that is on a topic, read by a consumer without a group: nobody's offsets and partitions
 * change.
 */
public final class WholeTopic {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final Map<String, Object> config;

  /**
   * A topic, which need not be there yet.
   *
   * @param broker how the broker is reached; settings that are no consumer's are left out
   */
  public WholeTopic(String topic, Map<String, Object> broker) {
    this.topic = topic;
    this.config = new HashMap<>(broker);
    config.keySet().retainAll(ConsumerConfig.configNames());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /**
   * Hands on what is there now, the records of one partition in their order.
   *
   * @throws UncheckedIOException if the broker is away
   */
  public void forEach(Consumer<ConsumerRecord<String, byte[]>> reader) {
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      consumer.seekToBeginning(partitions);
      while (true) {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (ends.isEmpty()) {
          return;
        }
        consumer.poll(POLL).forEach(reader);
      }
    } catch (KafkaException e) {
      throw new UncheckedIOException(new IOException(topic + " cannot be read: " + e, e));
    }
  }
}
