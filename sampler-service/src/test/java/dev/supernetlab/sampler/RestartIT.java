package dev.supernetlab.sampler;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.embedded.EmbeddedBroker;
import dev.supernetlab.sampler.plan.ExperimentPlan;
import dev.supernetlab.sampler.plan.TrainingPlan;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, killed in the middle of its work. */
class RestartIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path directory;
  private EmbeddedBroker broker;
  private Process service;
  private int port;

  @BeforeEach
  void start() throws IOException {
    broker = EmbeddedBroker.start(directory, 0);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    startService();
  }

  @AfterEach
  void stop() throws InterruptedException {
    kill();
    broker.close();
  }

  @Test
  void whatAKillLeftHalfDoneIsDoneAfterTheNextStart() throws Exception {
    // 12,000 steps in as many events: long enough to be killed in between.
    String text =
        Specs.SMALL.replace("name: small", "name: killed").replace("Child: 10", "Child: 500");
    ExperimentSpec spec = Specs.read(text);
    String id = ExperimentId.of(spec);
    TopicReader topics = new TopicReader(broker.bootstrapServers());
    given()
        .port(port)
        .contentType("application/yaml")
        .body(text.getBytes(UTF_8))
        .put("/experiments/" + id)
        .then()
        .statusCode(202);
    await().atMost(SOON).until(() -> !topics.records(Topics.SAMPLES).isEmpty());

    kill();
    assertThat(planned(topics, id)).as("stages planned before the kill").isEmpty();
    startService();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .port(port)
                    .get("/experiments/" + id)
                    .then()
                    .body("state", equalTo("running")));

    assertThat(planned(topics, id)).containsExactlyInAnyOrder("shared", "truth");
    assertThat(ids(topics.events(Topics.SAMPLES, id).stream())).isEqualTo(ids(expected(id, spec)));
  }

  private static List<String> planned(TopicReader topics, String id) {
    return topics.events(Topics.EXPERIMENTS, id).stream()
        .filter(StagePlanned.class::isInstance)
        .map(event -> ((StagePlanned) event).stage())
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

  private void startService() throws IOException {
    service =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
                "-Dsampler.steps-per-event=1",
                "-jar",
                "target/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target/restart-it.log").toFile())
            .start();
    await().atMost(SOON).ignoreExceptions().until(() -> ready() == 200);
  }

  private int ready() {
    return given().port(port).get("/q/health/ready").statusCode();
  }

  private void kill() throws InterruptedException {
    service.destroyForcibly().waitFor();
  }
}
