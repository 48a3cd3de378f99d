package dev.supernetlab.sampler;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.embedded.EmbeddedBroker;
import dev.supernetlab.sampler.plan.ExperimentPlan;
import dev.supernetlab.sampler.plan.TrainingPlan;
import dev.supernetlab.testing.ServiceProcess;
import dev.supernetlab.testing.TestTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, killed and started again. */
class RestartIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path directory;
  private EmbeddedBroker broker;
  private ServiceProcess service;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(directory, 0);
    startService();
  }

  @AfterEach
  void stop() {
    service.kill();
    broker.close();
  }

  @Test
  void whatAKillLeftHalfDoneIsDoneAfterTheNextStart() throws Exception {
    // 12,000 steps in as many events: long enough to be killed in between.
    String text =
        Specs.SMALL.replace("name: small", "name: killed").replace("Child: 10", "Child: 500");
    ExperimentSpec spec = Specs.read(text);
    String id = ExperimentId.of(spec);
    given()
        .port(service.port())
        .contentType("application/yaml")
        .body(text.getBytes(UTF_8))
        .put("/experiments/" + id)
        .then()
        .statusCode(202);
    await().atMost(SOON).until(() -> !topic(Topics.SAMPLES).records().isEmpty());

    service.kill();
    assertThat(planned(id)).as("stages planned before the kill").isEmpty();
    startService();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .port(service.port())
                    .get("/experiments/" + id)
                    .then()
                    .body("state", equalTo("running")));

    assertThat(planned(id)).containsExactlyInAnyOrder("shared", "truth");
    assertThat(ids(topic(Topics.SAMPLES).events(Event.class).stream()))
        .isEqualTo(ids(expected(id, spec)));
  }

  @Test
  void roundsGoOnAfterAKillAsIfNothingHadHappened() {
    ExperimentSpec spec = Evaluations.SPEC;
    String id = ExperimentId.of(spec);
    given()
        .port(service.port())
        .contentType("application/yaml")
        .body(Evaluations.LEARNING.getBytes(UTF_8))
        .put("/experiments/" + id)
        .then()
        .statusCode(202);
    await().atMost(SOON).until(() -> planned(id).size() == 2);
    scoreRound(id, 0, 50);
    awaitStep(id, 59);

    service.kill();
    startService();
    scoreRound(id, 1, 30);
    awaitStep(id, 79);

    TrainingPlan training = ExperimentPlan.of(id, spec, 32).get(0).trainings().get(0);
    Rounds undisturbed = new Rounds(1);
    Set<ChildrenSampled> expected = new HashSet<>(undisturbed.first(training).toList());
    for (SnapshotEvaluated scored : topic(Topics.EVALUATIONS).events(SnapshotEvaluated.class)) {
      expected.addAll(
          undisturbed.due(training, round -> round == scored.round() ? scored : null).toList());
    }
    assertThat(new HashSet<>(orders(id))).isEqualTo(expected).hasSize(80);
  }

  /** Scores of the children that the last order asks for. */
  private void scoreRound(String id, long round, int correct) {
    List<String> asked =
        orders(id).stream()
            .map(ChildrenSampled::score)
            .filter(Objects::nonNull)
            .reduce((first, second) -> second)
            .orElseThrow();
    topic(Topics.EVALUATIONS).send(Evaluations.of(id, 0, round, asked, correct));
  }

  private void awaitStep(String id, long step) {
    await()
        .atMost(SOON)
        .until(() -> orders(id).stream().anyMatch(order -> order.firstStep() == step));
  }

  /** Of the first instance. */
  private List<ChildrenSampled> orders(String id) {
    return topic(Topics.SAMPLES).events(ChildrenSampled.class).stream()
        .filter(order -> order.trainingId().equals(id + "/shared/0/0"))
        .toList();
  }

  @Test
  void aPoisonRecordIsDeadLetteredOnceHoweverOftenTheLogIsRead() {
    TestTopic dead = topic(Topics.EXPERIMENTS + ".sampler.dlq");
    topic(Topics.EXPERIMENTS).send("poison", "no event".getBytes(UTF_8));
    await().atMost(SOON).until(() -> dead.records().size() == 1);

    service.kill();
    startService();
    assertThat(service.metric("lab_events_dead_lettered_total")).isZero();
    topic(Topics.EXPERIMENTS).send("poison", "again no event".getBytes(UTF_8));
    await().atMost(SOON).until(() -> dead.records().size() > 1);

    assertThat(dead.records())
        .extracting(record -> new String(record.value(), UTF_8))
        .containsExactly("no event", "again no event");
  }

  private TestTopic topic(String name) {
    return new TestTopic(name, broker.bootstrapServers());
  }

  private List<String> planned(String id) {
    return topic(Topics.EXPERIMENTS).events(StagePlanned.class).stream()
        .filter(stage -> stage.experimentId().equals(id))
        .map(StagePlanned::stage)
        .toList();
  }

  private static Stream<Event> expected(String id, ExperimentSpec spec) {
    return ExperimentPlan.of(id, spec, 32).stream()
        .flatMap(stage -> stage.trainings().stream())
        .flatMap(RestartIT::events);
  }

  private static Stream<Event> events(TrainingPlan training) {
    return Stream.concat(Stream.of(training.planned()), training.steps(1));
  }

  private static Set<String> ids(Stream<Event> events) {
    return events.map(Event::id).collect(toCollection(TreeSet::new));
  }

  private void startService() {
    service =
        ServiceProcess.start(
            Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "sampler.steps-per-event",
                "1"));
  }
}
