package dev.supernetlab.trainer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.testing.BrokerResource;
import dev.supernetlab.testing.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = BrokerResource.class,
    initArgs = @ResourceArg(name = BrokerResource.PARTITIONS, value = "4"))
class TrainerIT {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  @Inject Outbox outbox;

  @Test
  void ordersAreWorkedOffAndPoisonIsDeadLettered() {
    TestTopic samples = topic(Topics.SAMPLES);
    String key = Orders.TRAINING.toString();
    samples.send(key, "no event".getBytes(UTF_8));
    Event nobodys = new ChildrenSampled("e", "no training id", 0, List.of(List.of("1")));
    samples.send(key, JsonCodec.write(nobodys));
    samples.send(Orders.plan(), Orders.steps(0, 3), Orders.steps(3, 5));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !topic(Topics.TRAINING).events(TrainingCompleted.class).isEmpty());

    // A rebalance while the second consumer joins may repeat work.
    assertThat(
            topic(Topics.SNAPSHOTS).events(SnapshotTaken.class).stream()
                .map(SnapshotTaken::snapshotId)
                .distinct())
        .hasSize(4);
    assertThat(topic(Topics.SNAPSHOTS).records())
        .extracting(taken -> taken.partition())
        .contains(0, 1, 2, 3);
    assertThat(outbox.snapshotsOf(Orders.TRAINING)).isEqualTo(4);
    assertThat(topic(Topics.SAMPLES + ".trainer.dlq").records())
        .extracting(
            dead -> new String(dead.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("not an event"),
            reason -> assertThat(reason).contains("not a training id"));
    given()
        .when()
        .get("/q/metrics")
        .then()
        .body(matchesPattern("(?s).*lab_steps_trained_total ([89]|1[0-6])\\.0.*"))
        .body(matchesPattern("(?s).*lab_engine_info\\{[^\n]*kernels=\"portable/.*"))
        .body(containsString("service=\"trainer\""));
    given()
        .when()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItems("trainer engine", "weight store", "data sets"));
  }

  private TestTopic topic(String name) {
    return new TestTopic(name, bootstrap);
  }
}
