package dev.supernetlab.sampler;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all that is on a topic now. */
final class TopicReader {
  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  List<ConsumerRecord<String, byte[]>> records(String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  /** Events of an experiment, in the order of each partition. */
  List<Event> events(String topic, String experimentId) {
    return records(topic).stream()
        .map(ConsumerRecord::value)
        .filter(value -> new String(value, StandardCharsets.UTF_8).contains(experimentId))
        .map(TopicReader::event)
        .toList();
  }

  private static Event event(byte[] value) {
    try {
      return JsonCodec.read(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
