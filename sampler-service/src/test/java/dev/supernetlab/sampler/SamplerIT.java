package dev.supernetlab.sampler;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.sampler.plan.ExperimentPlan;
import dev.supernetlab.testing.BrokerResource;
import dev.supernetlab.testing.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class SamplerIT {
  private static final String YAML = "application/yaml";
  private static final Duration SOON = Duration.ofSeconds(20);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @BeforeEach
  void waitUntilReady() {
    await().atMost(SOON).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
  }

  @Test
  void aSpecIsAcceptedAndPlannedOnTheLog() {
    String spec = named("planned");
    String id = idOf(spec);

    sending(YAML, spec)
        .post("/experiments")
        .then()
        .statusCode(202)
        .header("Location", containsString("/experiments/" + id))
        .body("id", equalTo(id), "spec.training.schedule.kind", equalTo("cosine"));
    awaitState(id, "running");

    Map<String, List<ConsumerRecord<String, byte[]>>> byTraining =
        topic(Topics.SAMPLES).records().stream()
            .filter(record -> record.key().startsWith(id))
            .collect(Collectors.groupingBy(ConsumerRecord::key));
    assertThat(byTraining).hasSize(19);
    assertThat(byTraining.values())
        .allSatisfy(
            records -> {
              assertThat(TestTopic.event(records.get(0))).isInstanceOf(TrainingPlanned.class);
              assertThat(((ChildrenSampled) TestTopic.event(records.get(1))).firstStep()).isZero();
            });
    ExperimentPlan.of(id, Specs.read(spec), 32).stream()
        .flatMap(stage -> stage.trainings().stream())
        .forEach(
            training ->
                assertThat(byTraining.get(training.planned().trainingId()))
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(training.partition()));
  }

  @Test
  void recordsAreCloudEvents() {
    String id = put(named("headers"));
    awaitState(id, "running");

    ConsumerRecord<String, byte[]> first =
        topic(Topics.EXPERIMENTS).records().stream()
            .filter(record -> record.key().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(header(first, "ce_type")).isEqualTo("dev.supernetlab.ExperimentSubmitted.v1");
    assertThat(header(first, "ce_id")).isEqualTo(id + "/submitted");
    assertThat(header(first, "ce_source")).isEqualTo("sampler");
  }

  @Test
  void puttingTheSameSpecAgainChangesNothing() {
    String spec = named("again");
    String id = put(spec);
    awaitState(id, "running");
    int before = events(id).size();

    sending(YAML, "# same\n" + spec)
        .put("/experiments/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id));

    assertThat(events(id)).hasSize(before);
  }

  @Test
  void aSuffixRunsTheSameSpecAgain() {
    String spec = named("twice");
    String id = put(spec);

    sending(YAML, spec)
        .put("/experiments/" + id + "-2")
        .then()
        .statusCode(202)
        .body("id", equalTo(id + "-2"));
    awaitState(id + "-2", "running");
  }

  @Test
  void postingTwiceWithOneIdempotencyKeyMakesOneExperiment() {
    String spec = named("keyed");

    String first = postWithKey("a key", spec, 202);
    String again = postWithKey("a key", spec, 200);
    String other = postWithKey("another key", spec, 202);

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(List.of(first, other)).allMatch(id -> id.startsWith(idOf(spec) + "-key"));
  }

  @Test
  void anIdempotencyKeyStandsForOneSpec() {
    postWithKey("spent", named("spent"), 202);

    problem(
            sending(YAML, named("unspent"))
                .header("Idempotency-Key", "spent")
                .post("/experiments")
                .then(),
            422)
        .body("detail", containsString("sent with another spec"));
    problem(
            sending(YAML, named("long"))
                .header("Idempotency-Key", "k".repeat(256))
                .post("/experiments")
                .then(),
            400)
        .body("detail", containsString("1 to 255 characters"));
  }

  private static String postWithKey(String key, String spec, int status) {
    return sending(YAML, spec)
        .header("Idempotency-Key", key)
        .post("/experiments")
        .then()
        .statusCode(status)
        .extract()
        .path("id");
  }

  @Test
  void anotherSpecUnderAnIdIsAConflict() {
    String id = put(named("conflict"));

    problem(sending(YAML, named("other")).put("/experiments/" + id).then(), 409)
        .body("detail", containsString("The id of this spec is other-"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    String spec =
        named("wrong")
                .replace("pool: 4", "pool: 3\n  colour: red")
                .replace("cells: 1", "cells: 99")
                .replace("skip_connect", "skip")
                .replace("batch: 16", "batch: -1, inactive: thaw")
                .replace("steps: 10", "steps: 10, epochs: 1")
                .replace("instances: 3", "instances: 1000")
                .replace("name: shared", "name: truth")
            + "report: {minSeedTau: 7}\nseed: {}\n";

    problem(sending(YAML, spec).post("/experiments").then(), 400)
        .body(
            "violations.pointer",
            hasItems(
                "/data/colour",
                "/space/cells",
                "/space/operators/1",
                "/training/batch",
                "/training/inactive",
                "/stages/0/length",
                "/stages/1/instances",
                "/stages/1/name",
                "/report/minSeedTau",
                "/seed"))
        .body(
            "violations.find { it.pointer == '/seed' }.allowed",
            containsString("did you mean seeds"))
        .body("violations.find { it.pointer == '/space/cells' }.value", equalTo(99));
  }

  @Test
  void aSpecThatWasReadBackIsTheSameInJson() {
    String id = put(named("json"));
    Map<String, Object> spec = given().get("/experiments/" + id).jsonPath().getMap("spec");

    given()
        .contentType("application/json")
        .body(spec)
        .post("/experiments")
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
  }

  @Test
  void aSyntaxErrorIsLocated() {
    problem(sending("application/json", "{\"name\": ").post("/plans").then(), 400)
        .body("detail", containsString("line 1, column"));
  }

  @Test
  void aBodyOfMoreThanOneMebibyteIsRefused() {
    String large = named("large") + "#".repeat(1 << 20);
    problem(sending(YAML, large).post("/experiments").then(), 413)
        .body("detail", containsString("1 MiB"));
  }

  @Test
  void aPlanTellsTheSizeAndStartsNothing() {
    String spec = named("dry");
    sending("text/yaml", spec)
        .post("/plans")
        .then()
        .statusCode(200)
        .body("id", equalTo(idOf(spec)))
        .body("instances", equalTo(5), "trainings", equalTo(19), "steps", equalTo(400))
        .body("snapshots", equalTo(40), "imagesToScore", equalTo(3 * 9 * 8 * 100 + 2 * 8 * 200))
        .body("trainerMemory.peak", equalTo(peakMemory(spec)))
        .body("space.whole", equalTo("8"), "space.children", equalTo(8));

    problem(given().get("/experiments/" + idOf(spec)).then(), 404);
  }

  @Test
  void otherMediaTypesAndMethodsAreRefused() {
    problem(sending("text/csv", "a,b").post("/experiments").then(), 415)
        .body("detail", containsString("application/yaml"));
    problem(given().delete("/experiments").then(), 405);
  }

  @Test
  void aSubmissionThatCannotBePlannedIsDeadLettered() {
    ExperimentSpec spec = Specs.read(named("endless"));
    SpaceSpec huge = new SpaceSpec(6, List.of(Operator.values()), 1, 4, null);
    String id = "endless-000000000000";

    topic(Topics.EXPERIMENTS)
        .send(
            new ExperimentSubmitted(
                id,
                new ExperimentSpec(
                    spec.name(), null, spec.data(), huge, null, spec.stages(), null, null)));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(topic(Topics.EXPERIMENTS + ".sampler.dlq").records())
                    .anySatisfy(record -> assertThat(record.key()).isEqualTo(id)));
    problem(given().get("/experiments/" + id).then(), 404);
    given().get("/experiments").then().statusCode(200);
  }

  @Test
  void theSchemaIsServed() {
    given()
        .get("/spec/schema")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("properties.name.pattern", equalTo("^[a-z0-9-]{1,63}$"));
  }

  @Test
  void experimentsAreListedByStateAndNameInPages() {
    put(named("listed"));
    String id = put(named("listed") + "seeds: {base: 2}\n");
    awaitState(id, "running");

    given()
        .queryParam("name", "listed")
        .queryParam("size", 1)
        .get("/experiments")
        .then()
        .statusCode(200)
        .body("total", equalTo(2), "items", hasSize(1), "items[0].id", equalTo(id));
    given()
        .queryParam("name", "listed")
        .queryParam("state", "running")
        .get("/experiments")
        .then()
        .body("items.id", hasItem(id));
    problem(given().queryParam("state", "odd").get("/experiments").then(), 400)
        .body("detail", containsString("state is one of submitted, running"));
  }

  @Test
  void anExperimentCanBeCancelledOnceAndForAll() {
    String id = put(named("cancelled"));

    given().delete("/experiments/" + id).then().statusCode(202).body("state", equalTo("cancelled"));
    given().delete("/experiments/" + id).then().statusCode(202);
    awaitState(id, "cancelled");
    problem(given().delete("/experiments/nothing").then(), 404);
  }

  @Test
  void anExperimentEndsWhenItsStagesAreAnalysed() {
    String id = put(named("ended"));
    awaitState(id, "running");

    sendAnalyses(id);

    awaitState(id, "completed");
    assertThat(events(id)).contains(new ExperimentCompleted(id, null));
    problem(given().delete("/experiments/" + id).then(), 409);
  }

  @Test
  void howARaceBetweenTheEndAndACancellationEndsIsTheSameForEveryReader() {
    for (int i = 0; i < 10; i++) {
      String id = put(named("race-" + i));
      awaitState(id, "running");

      sendAnalyses(id);
      int status = given().delete("/experiments/" + id).statusCode();

      boolean completed = firstEnd(id) instanceof ExperimentCompleted;
      assertThat(status).isEqualTo(completed ? 409 : 202);
      awaitState(id, completed ? "completed" : "cancelled");
    }
  }

  @Test
  void aPoisonRecordIsDeadLetteredAndWorkGoesOn() {
    topic(Topics.ANALYSES).send("poison", "no event".getBytes(UTF_8));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(topic(Topics.ANALYSES + ".sampler.dlq").records())
                    .anySatisfy(
                        record -> {
                          assertThat(record.key()).isEqualTo("poison");
                          assertThat(header(record, "dead-letter-reason")).contains("not an event");
                        }));
    awaitState(put(named("after-poison")), "running");
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("lab_events_dead_lettered_total"))
        .body(containsString("lab_experiments_accepted_total"))
        .body(containsString("lab_children_sampled_total"));
  }

  private String put(String spec) {
    String id = idOf(spec);
    sending(YAML, spec).put("/experiments/" + id).then().statusCode(202);
    return id;
  }

  private static RequestSpecification sending(String type, String spec) {
    return given().contentType(type).body(spec.getBytes(UTF_8));
  }

  private static void awaitState(String id, String state) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> given().get("/experiments/" + id).then().body("state", equalTo(state)));
  }

  private static ValidatableResponse problem(ValidatableResponse response, int status) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
  }

  private void sendAnalyses(String id) {
    topic(Topics.ANALYSES)
        .send(new StageAnalysed(id, "truth", 16, null), new StageAnalysed(id, "shared", 24, null));
  }

  private TestTopic topic(String name) {
    return new TestTopic(name, bootstrapServers);
  }

  /** Facts of an experiment. */
  private List<Event> events(String id) {
    return topic(Topics.EXPERIMENTS).records().stream()
        .filter(record -> record.key().equals(id))
        .map(TestTopic::event)
        .toList();
  }

  private Event firstEnd(String id) {
    return events(id).stream()
        .filter(
            event -> event instanceof ExperimentCompleted || event instanceof ExperimentCancelled)
        .findFirst()
        .orElseThrow();
  }

  private static String named(String name) {
    return Specs.SMALL.replace("name: small", "name: " + name);
  }

  private static String idOf(String spec) {
    return ExperimentId.of(Specs.read(spec));
  }

  /** Of a trainer, in bytes; small enough for an int in these tests. */
  private static int peakMemory(String spec) {
    return Math.toIntExact(TrainerMemory.of(Specs.read(spec)).peak());
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
