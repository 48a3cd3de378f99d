package dev.supernetlab.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Strings on a topic. */
final class Records {
  private Records() {}

  static void produce(String servers, String topic, String... values) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", servers, "acks", "all");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, "key", value)).get();
      }
    }
  }

  /** The first values of the topic, in order; fails if they do not come within 20 s. */
  static List<String> consume(String servers, String topic, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", servers,
            "group.id", "reader",
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
                return values.size() >= count;
              });
    }
    return values;
  }
}
