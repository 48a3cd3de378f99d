package dev.supernetlab.trainer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingCompleted;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class TrainerIT {
  private static final String DEAD = Topics.SAMPLES + ".trainer.dlq";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  @Test
  void ordersAreWorkedOffAndPoisonIsDeadLettered() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      String key = Orders.TRAINING.toString();
      producer.send(new ProducerRecord<>(Topics.SAMPLES, key, "no event".getBytes(UTF_8))).get();
      Event nobodys = new ChildrenSampled("e", "no training id", 0, List.of(List.of("1")));
      producer.send(new ProducerRecord<>(Topics.SAMPLES, key, JsonCodec.write(nobodys))).get();
      for (Event order : List.of(Orders.plan(), Orders.steps(0, 3), Orders.steps(3, 5))) {
        producer.send(new ProducerRecord<>(Topics.SAMPLES, key, JsonCodec.write(order))).get();
      }
    }

    List<ConsumerRecord<String, byte[]>> records =
        read(List.of(Topics.TRAINING, Topics.SNAPSHOTS, DEAD), 10);

    assertThat(events(records, Topics.SNAPSHOTS))
        .hasSize(4)
        .allMatch(SnapshotTaken.class::isInstance);
    assertThat(events(records, Topics.TRAINING)).anyMatch(TrainingCompleted.class::isInstance);
    assertThat(records)
        .filteredOn(dead -> dead.topic().equals(DEAD))
        .extracting(
            dead -> new String(dead.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("not an event"),
            reason -> assertThat(reason).contains("not a training id"));
    given().when().get("/q/metrics").then().body(containsString("lab_steps_trained_total 8.0"));
    given()
        .when()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItems("trainer engine", "trainer weight store"));
  }

  private List<ConsumerRecord<String, byte[]>> read(List<String> topics, int atLeast) {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrap,
                "group.id", "it",
                "auto.offset.reset", "earliest",
                "metadata.max.age.ms", "500"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(topics);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
                return all.size() >= atLeast;
              });
    }
    return all;
  }

  private static List<Event> events(List<ConsumerRecord<String, byte[]>> records, String topic)
      throws IOException {
    List<Event> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      if (record.topic().equals(topic)) {
        events.add(JsonCodec.read(record.value()));
      }
    }
    return events;
  }
}
