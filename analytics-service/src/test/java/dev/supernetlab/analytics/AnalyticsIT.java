package dev.supernetlab.analytics;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.MongoClient;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.TrainingFailed;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class AnalyticsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @TestHTTPResource("/results")
  URL results;

  @Inject MongoClient store;
  @Inject ResultStore resultStore;
  @Inject RebuildAtStart rebuildAtStart;

  /** Starts and stops the store. */
  Consumer<Boolean> storeSwitch;

  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void connect() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void disconnect() {
    producer.close();
  }

  private void send(List<? extends Event> events) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Event event : events) {
      sent.add(
          producer.send(new ProducerRecord<>(topic(event), event.key(), JsonCodec.write(event))));
    }
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
  }

  private static String topic(Event event) {
    return event instanceof Event.OfExperiment
        ? Topics.EXPERIMENTS
        : event instanceof Event.OfTraining ? Topics.TRAINING : Topics.EVALUATIONS;
  }

  private void sendAndAwait(Scenario scenario) throws Exception {
    send(scenario.all());
    awaitReport(scenario);
  }

  private static void awaitReport(Scenario scenario) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                get("/results/{id}/report", scenario.id())
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("completed"), "missing.size()", equalTo(0)));
  }

  private List<ConsumerRecord<String, byte[]>> records(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  private List<ConsumerRecord<String, byte[]>> analyses(String experimentId) {
    return records(Topics.ANALYSES).stream().filter(r -> r.key().equals(experimentId)).toList();
  }

  private static String body(String path, String id) {
    return get(path, id).then().statusCode(200).extract().asString();
  }

  @Test
  void eventsInAnyOrderBecomeAReport() throws Exception {
    Scenario scenario = new Scenario("any-order", 3, 3, .01, .05);
    List<SnapshotEvaluated> evaluations = new ArrayList<>(scenario.evaluations());
    Collections.shuffle(evaluations, new Random(1));
    send(evaluations);
    send(scenario.trainings());
    sendAndAwait(scenario);

    get("/results/{id}/report", scenario.id())
        .then()
        .body("groundTruth.seeds", equalTo(3))
        .body("groundTruth.seedTau.value", notNullValue())
        .body("superNets[0].scorings.key", equalTo(List.of("lastStep", "cycle", "recalibrated")))
        .body("superNets[0].baselines.name", hasItem("parameter count"))
        .body("superNets[0].verdict.sentences[0]", containsString("In these 3 instances"))
        .body("data.fallback", equalTo(true))
        .body("provenance[0].trainings", equalTo(27))
        .body("throughput.trained.images", equalTo(27 * 1024));
    get("/results/{id}", scenario.id())
        .then()
        .body("stages.stage", equalTo(List.of("truth", "shared")))
        .body("stages.snapshotsScored", equalTo(List.of(24, 24)))
        .body("spec.name", equalTo("any-order"));
    get("/results").then().body("results.id", hasItem(scenario.id()));
  }

  @Test
  void aStageHasATrustReport() throws Exception {
    Scenario scenario = new Scenario("trusted", 3, 3, .01, .05);
    send(scenario.experiment());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> get("/results/{id}/trust", scenario.id()).then().statusCode(409));
    sendAndAwait(scenario);
    get("/results/{id}/trust", scenario.id())
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("report.subject.name", equalTo("shared"))
        .body("report.subject.instances", equalTo(3))
        .body("report.truth.seeds", equalTo(3))
        .body("report.baselines.name", hasItem("parameter count"))
        .body("report.verdict.level", notNullValue());
    assertThat(get("/results/{id}/trust?format=html", scenario.id()).asString()).contains("<svg");
    assertThat(given().accept("text/csv").get("/results/{id}/trust", scenario.id()).asString())
        .startsWith("name,of which,value,");
    get("/results/{id}/trust?stage=other", scenario.id())
        .then()
        .statusCode(400)
        .body("detail", equalTo("Parameter stage is 'other'; allowed are [shared]."));
    get("/results/nobody/trust").then().statusCode(404);
  }

  @Test
  void aCompleteStageIsAnnouncedAsACloudEvent() throws Exception {
    Scenario scenario = new Scenario("announced", 2, 2, .01, .05);
    sendAndAwait(scenario);
    await().atMost(PATIENCE).until(() -> analyses(scenario.id()).size() >= 2);
    ConsumerRecord<String, byte[]> first = analyses(scenario.id()).get(0);
    assertThat(JsonCodec.read(first.value()))
        .isEqualTo(new StageAnalysed(scenario.id(), "truth", 16, null));
    Map<String, String> headers = new HashMap<>();
    first
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .containsEntry("ce_id", scenario.id() + "/truth/analysed")
        .containsEntry("ce_type", "dev.supernetlab.StageAnalysed.v1")
        .containsEntry("ce_source", "analytics")
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("content-type", "application/json");
  }

  @Test
  void aFailedTrainingSettlesItsStageWithAReason() throws Exception {
    Scenario scenario = new Scenario("diverged", 2, 2, .01, .05);
    String failed = scenario.trainingIds("truth").get(3);
    send(scenario.experiment());
    send(
        scenario.evaluations().stream()
            .filter(e -> !e.trainingId().equals(failed) && e.trainingId().contains("/truth/"))
            .toList());
    send(List.of(new TrainingFailed(failed, 17, 1, "the loss is not finite")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                get("/results/{id}", scenario.id())
                    .then()
                    .body("failures[0].training", equalTo(failed))
                    .body("stages[0].snapshotsScored", equalTo(15)));
    send(
        scenario.evaluations().stream()
            .filter(e -> e.trainingId().equals(failed))
            .map(e -> Scenario.unscorable(e, "its weights are lost"))
            .toList());
    await().atMost(PATIENCE).until(() -> !analyses(scenario.id()).isEmpty());
    StageAnalysed first = (StageAnalysed) JsonCodec.read(analyses(scenario.id()).get(0).value());
    assertThat(first.evaluations()).isEqualTo(16);
    assertThat(first.failure())
        .contains("1 of 16 trainings failed", "the loss is not finite")
        .contains("1 of 16 snapshots cannot be scored", "its weights are lost");
    get("/results/{id}", scenario.id())
        .then()
        .body("state", equalTo("running"))
        .body("failures[0].training", equalTo(failed));
    send(
        List.of(
            new ExperimentCancelled(scenario.id()), new ExperimentCompleted(scenario.id(), null)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> get("/results/{id}", scenario.id()).then().body("state", equalTo("cancelled")));
  }

  @Test
  void replayingTheLogAndRebuildingTheStoreChangeNothing() throws Exception {
    Scenario scenario = new Scenario("replayed", 3, 8, .02, .05);
    sendAndAwait(scenario);
    List<String> paths =
        List.of(
            "/results/{id}/report",
            "/results/{id}/metrics",
            "/results/{id}/evaluations?format=csv",
            "/results/{id}");
    List<String> before = paths.stream().map(p -> body(p, scenario.id())).toList();

    long consumed = counted("lab.events.consumed");
    send(scenario.all());
    await()
        .atMost(PATIENCE)
        .until(() -> counted("lab.events.consumed") >= consumed + scenario.all().size());
    assertThat(paths.stream().map(p -> body(p, scenario.id())).toList()).isEqualTo(before);

    store.getDatabase("supernet-lab").getCollection("evaluations").drop();
    given()
        .post("/results/rebuild")
        .then()
        .statusCode(200)
        .body("events.'nas.evaluations'", notNullValue());
    assertThat(paths.stream().map(p -> body(p, scenario.id())).toList()).isEqualTo(before);
  }

  @Test
  void aRebuildThatWasCutShortIsDoneAgainAtTheNextStart() throws Exception {
    await().atMost(PATIENCE).until(() -> !resultStore.halfEmpty());
    Scenario scenario = new Scenario("cut-short", 2, 2, .01, .05);
    sendAndAwait(scenario);
    String before = body("/results/{id}/report", scenario.id());
    resultStore.drop();
    get("/results/{id}", scenario.id()).then().statusCode(404);
    rebuildAtStart.onStart(new StartupEvent());
    await().atMost(PATIENCE).until(() -> !resultStore.halfEmpty());
    assertThat(body("/results/{id}/report", scenario.id())).isEqualTo(before);
  }

  private static long counted(String meter) {
    String name = meter.replace('.', '_') + "_total";
    return get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void aPoisonRecordIsSetAsideWithItsReasonAndWorkGoesOn() throws Exception {
    byte[] poison = "not json".getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(Topics.EVALUATIONS, "poison", poison)).get();
    Scenario scenario = new Scenario("poisoned", 2, 2, .01, .05);
    sendAndAwait(scenario);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<ConsumerRecord<String, byte[]>> dead = records("nas.evaluations.analytics.dlq");
              assertThat(dead).isNotEmpty();
              assertThat(new String(dead.get(0).value(), StandardCharsets.UTF_8))
                  .isEqualTo("not json");
              assertThat(
                      new String(
                          dead.get(0).headers().lastHeader("dead-letter-reason").value(),
                          StandardCharsets.UTF_8))
                  .contains("not an event");
            });
    assertThat(counted("lab.events.dead.lettered")).isPositive();
  }

  @Test
  void eventsWaitForAStoreThatIsAway() throws Exception {
    Scenario scenario = new Scenario("waiting", 2, 2, .01, .05);
    storeSwitch.accept(false);
    try {
      send(scenario.all());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  get("/q/health/ready")
                      .then()
                      .statusCode(503)
                      .body(
                          "checks.find { it.name == 'analytics: store' }.status", equalTo("DOWN")));
      get("/results/{id}", scenario.id())
          .then()
          .statusCode(503)
          .contentType("application/problem+json");
    } finally {
      storeSwitch.accept(true);
    }
    awaitReport(scenario);
    assertThat(records("nas.experiments.analytics.dlq")).isEmpty();
  }

  @Test
  void offsetsAreCommittedToTheEnd() throws Exception {
    sendAndAwait(new Scenario("committed", 2, 2, .01, .05));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                var committed =
                    admin
                        .listConsumerGroupOffsets("analytics")
                        .partitionsToOffsetAndMetadata()
                        .get();
                for (String topic :
                    List.of(Topics.EXPERIMENTS, Topics.TRAINING, Topics.EVALUATIONS)) {
                  long offset =
                      committed.entrySet().stream()
                          .filter(e -> e.getKey().topic().equals(topic))
                          .mapToLong(e -> e.getValue().offset())
                          .sum();
                  assertThat(offset).as(topic).isEqualTo(records(topic).size());
                }
              });
    }
  }

  @Test
  void scoresComePageByPageOrAsCsv() throws Exception {
    Scenario scenario = new Scenario("paged", 2, 2, .01, .05);
    sendAndAwait(scenario);
    get("/results/{id}/evaluations?stage=shared&bn=recalibrated&page=1&size=10", scenario.id())
        .then()
        .contentType("application/json")
        .body("total", equalTo(16))
        .body("evaluations.size()", equalTo(6))
        .body("evaluations[5].scores[0].bn", equalTo("recalibrated"))
        .body("evaluations[5].scores[0].children.size()", equalTo(8));
    String csv =
        given()
            .accept("text/csv")
            .get("/results/{id}/evaluations?bn=running", scenario.id())
            .then()
            .contentType("text/csv")
            .extract()
            .asString();
    assertThat(csv.lines()).hasSize(1 + 16 + 16 * 8);
    assertThat(csv.lines().findFirst()).hasValueSatisfying(h -> assertThat(h).startsWith("stage,"));
    assertThat(get("/results/{id}/metrics?format=csv", scenario.id()).asString().lines())
        .anySatisfy(line -> assertThat(line).startsWith("shared,gt-tau,cycle,running,0,"));
  }

  @Test
  void progressIsReadOnceOrFollowedToTheEnd() throws Exception {
    Scenario scenario = new Scenario("followed", 2, 2, .01, .05);
    send(scenario.experiment());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                get("/results/{id}/progress", scenario.id())
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("state", equalTo("planned"), "stages.size()", equalTo(2)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(results + "/" + scenario.id() + "/progress"))
            .header("Accept", "text/event-stream")
            .build();
    var response =
        HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofLines());
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    var end = response.thenAccept(r -> r.body().forEach(lines::add));
    await().atMost(PATIENCE).until(() -> !lines.isEmpty());
    send(scenario.all());
    await().atMost(PATIENCE).until(end::isDone);
    List<String> data =
        lines.stream().filter(l -> l.startsWith("data:")).collect(Collectors.toList());
    assertThat(data.get(0)).contains("\"state\":\"planned\"");
    assertThat(data.get(data.size() - 1))
        .contains("\"state\":\"completed\"", "\"snapshotsScored\":16");
  }

  @Test
  void problemsSayWhatIsWrong() {
    get("/results/nobody-0123456789ab/report")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("status", equalTo(404))
        .body("detail", equalTo("There is no experiment nobody-0123456789ab."))
        .body("instance", equalTo("/results/nobody-0123456789ab/report"));
    given()
        .accept("text/event-stream")
        .get("/results/nobody-0123456789ab/progress")
        .then()
        .statusCode(404);
    get("/results?limit=5000")
        .then()
        .statusCode(400)
        .body("detail", equalTo("Parameter limit is '5000'; allowed are 1 to 1000."));
  }

  @Test
  void healthTellsTheStoreFromTheBroker() {
    RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("analytics: store"))
        .body("checks.name", hasItem(containsString("Messaging")));
    get("/q/health/live").then().statusCode(200);
  }
}
