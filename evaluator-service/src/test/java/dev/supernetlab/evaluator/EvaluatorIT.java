package dev.supernetlab.evaluator;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
class EvaluatorIT {
  private static final String DEAD = Topics.SNAPSHOTS + ".evaluator.dlq";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  @ConfigProperty(name = "lab.store.directory")
  Path store;

  @Test
  void snapshotsAreScoredPoisonIsDeadLetteredAndWeightsGoWithTheirExperiment() throws Exception {
    Path snapshots = store.resolve("snapshots");
    SnapshotTaken taken =
        Snapshots.taken(
            new Studies(new Datasets(List.of())),
            new DirectorySnapshotStore(snapshots),
            "e",
            Snapshots.CHILDREN);
    send(Topics.SNAPSHOTS, "poison".getBytes(UTF_8));
    send(Topics.SNAPSHOTS, JsonCodec.write(taken));

    Map<String, byte[]> news = read(List.of(Topics.EVALUATIONS, DEAD));

    SnapshotEvaluated scored = (SnapshotEvaluated) JsonCodec.read(news.get(Topics.EVALUATIONS));
    assertThat(scored.snapshotId()).isEqualTo(taken.snapshotId());
    assertThat(news.get(DEAD)).asString(UTF_8).isEqualTo("poison");
    given().when().get("/q/metrics").then().body(containsString("lab_snapshots_scored_total 1.0"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .when()
                    .get("/q/metrics")
                    .then()
                    .body(containsString("lab_snapshots_pending 0.0")));
    given()
        .when()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItems("evaluator engine", "evaluator weight store"));

    send(Topics.EXPERIMENTS, JsonCodec.write(new ExperimentCompleted("e", null)));
    await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(snapshots.resolve("e")));
  }

  private void send(String topic, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, "key", value)).get();
    }
  }

  /** One record of each topic. */
  private Map<String, byte[]> read(List<String> topics) {
    Map<String, byte[]> found = new HashMap<>();
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
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(record -> found.put(record.topic(), record.value()));
                return found.keySet().containsAll(topics);
              });
    }
    return found;
  }
}
