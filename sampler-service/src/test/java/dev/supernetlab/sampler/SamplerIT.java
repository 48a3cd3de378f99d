package dev.supernetlab.sampler;

import static dev.supernetlab.sampler.Requests.SOON;
import static dev.supernetlab.sampler.Requests.YAML;
import static dev.supernetlab.sampler.Requests.awaitReady;
import static dev.supernetlab.sampler.Requests.awaitState;
import static dev.supernetlab.sampler.Requests.idOf;
import static dev.supernetlab.sampler.Requests.named;
import static dev.supernetlab.sampler.Requests.problem;
import static dev.supernetlab.sampler.Requests.put;
import static dev.supernetlab.sampler.Requests.sending;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for, and what the log then says. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class SamplerIT {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @BeforeEach
  void waitUntilReady() {
    awaitReady();
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

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
