package dev.supernetlab.evaluator;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.testing.BrokerResource;
import dev.supernetlab.testing.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = BrokerResource.class,
    initArgs = @ResourceArg(name = BrokerResource.PARTITIONS, value = "4"))
class EvaluatorIT {
  private static final Duration SOON = Duration.ofSeconds(60);

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
    topic(Topics.SNAPSHOTS).send("key", "poison".getBytes(UTF_8));
    topic(Topics.SNAPSHOTS).send(taken);
    TestTopic dead = topic(Topics.SNAPSHOTS + ".evaluator.dlq");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(topic(Topics.EVALUATIONS).events(SnapshotEvaluated.class))
                  .extracting(SnapshotEvaluated::snapshotId)
                  .containsOnly(taken.snapshotId());
              assertThat(dead.records())
                  .extracting(record -> new String(record.value(), UTF_8))
                  .containsOnly("poison");
            });
    // A rebalance while the second consumer joins may bring a record twice.
    given()
        .when()
        .get("/q/metrics")
        .then()
        .body(matchesPattern("(?s).*lab_snapshots_scored_total [12]\\.0.*"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .when()
                    .get("/q/metrics")
                    .then()
                    .body(
                        containsString(
                            "lab_consumer_lag{group=\"evaluator\",topic=\"nas.snapshots\"} 0.0")));
    given()
        .when()
        .get("/q/metrics")
        .then()
        .body(matchesPattern("(?s).*lab_engine_info\\{[^\n]*kernels=\"portable/.*"))
        .body(containsString("service=\"evaluator\""));
    given()
        .when()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItems("evaluator engine", "weight store", "data sets"));

    topic(Topics.EXPERIMENTS).send(new ExperimentCompleted("e", null));
    await().atMost(SOON).until(() -> !Files.exists(snapshots.resolve("e")));
  }

  private TestTopic topic(String name) {
    return new TestTopic(name, bootstrap);
  }
}
