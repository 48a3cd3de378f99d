package dev.supernetlab.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.messaging.WholeTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The four services apart, two trainers and two evaluators of them, as they are deployed. */
@ExtendWith(Cluster.Shared.class)
class FourProcessesIT {
  private static final List<String> TOPICS =
      List.of(
          Topics.EXPERIMENTS,
          Topics.SAMPLES,
          Topics.TRAINING,
          Topics.SNAPSHOTS,
          Topics.EVALUATIONS,
          Topics.ANALYSES);

  private static final int STEPS_PER_CHILD = 1_200;

  /** The exit code of a Java machine that SIGTERM ended. */
  private static final int TERMINATED = 143;

  private static String scores;
  private static String figures;

  /** The one process that {@code ./lab run} starts. */
  @BeforeAll
  static void runInOneProcess() {
    Path home = Cluster.directory("one-process");
    Path data = SmallImages.writeTo(home.resolve("data"));
    int port = ServiceProcess.freePort();
    try (Backends backends = Backends.start(home);
        ServiceProcess lab =
            ServiceProcess.start(
                List.of(
                    Repository.java(),
                    "-Xmx3g",
                    "-XX:MaxNewSize=512m",
                    "@" + Repository.ROOT.resolve("kernels/engine.args"),
                    "-Dquarkus.http.port=" + port,
                    "-Dquarkus.log.file.path=" + home.resolve("services.log"),
                    "-Dkafka.bootstrap.servers=" + backends.kafka(),
                    "-Dquarkus.mongodb.connection-string=" + backends.mongo(),
                    "-Dlab.store.directory=" + home.resolve("store"),
                    "-Dlab.data.directories=" + data,
                    "-jar",
                    Repository.ROOT.resolve("local/target/quarkus-app/quarkus-run.jar").toString()),
                Map.of("OMP_NUM_THREADS", "1", "OMP_WAIT_POLICY", "passive"),
                port,
                home.resolve("services.out"))) {
      lab.awaitAnswer("/q/health/ready");
      Experiment experiment = Experiment.submit("tiny", STEPS_PER_CHILD, lab.http());
      experiment.awaitEnd();
      scores = experiment.scores();
      figures = experiment.figures();
    }
  }

  @Test
  void killedOneByOneTheyComeToTheScoresOfTheOneProcessBitForBit(Cluster cluster) {
    Experiment experiment = Experiment.submit("tiny", STEPS_PER_CHILD, cluster.origin());
    experiment.awaitSteps("truth", 100);
    killAndStart(cluster.part("sampler"));
    experiment.awaitSteps("truth", 1_000);
    killAndStart(cluster.part("evaluator-1"));
    experiment.awaitSteps("shared", 500);
    endAndStart("trainer", cluster.part("trainer-2"));
    experiment.awaitSteps("shared", 1_500);
    killAndStart(cluster.part("trainer-1"));
    experiment.awaitSteps("shared", 3_000);
    killAndStart(cluster.part("analytics"));
    experiment.awaitEnd();

    assertThat(scores.lines()).hasSizeGreaterThan(100);
    assertThat(experiment.scores()).isEqualTo(scores);
    assertThat(experiment.figures()).isEqualTo(figures);
    for (String part : List.of("trainer-1", "trainer-2", "evaluator-1", "evaluator-2")) {
      assertThat(cluster.part(part).http().get("/q/metrics"))
          .as(part)
          .doesNotContainPattern("lab_(steps_trained|snapshots_scored)_total(\\{[^}]*})? 0\\.0");
      assertThat(cluster.part(part).log()).doesNotContain("Unrecognized configuration key");
    }
    for (String topic : TOPICS) {
      assertThat(traces(cluster, topic, experiment)).as(topic).containsOnly(Experiment.TRACE);
    }
    assertThat(diagnosticContexts(cluster.part("trainer-2"), "begins at step"))
        .isNotEmpty()
        .allSatisfy(
            context -> {
              assertThat(context.path("experimentId").asText()).isEqualTo(experiment.id());
              assertThat(context.path("instanceId").asText()).startsWith(experiment.id() + "/");
              assertThat(context.path("traceId").asText()).isEqualTo(Experiment.TRACE);
            });
  }

  /** Ids of the traces that an experiment's events on a topic belong to. */
  private static Set<String> traces(Cluster cluster, String topic, Experiment experiment) {
    Set<String> traces = new HashSet<>();
    new WholeTopic(topic, Map.of("bootstrap.servers", cluster.backends().kafka()))
        .forEach(
            record -> {
              if (record.key().startsWith(experiment.id())) {
                Header parent = record.headers().lastHeader("traceparent");
                traces.add(
                    parent == null ? "none" : new String(parent.value(), UTF_8).split("-", -1)[1]);
              }
            });
    return traces;
  }

  /** Those of the log lines whose message has a text. */
  private static List<JsonNode> diagnosticContexts(ServiceProcess part, String text) {
    return part.log()
        .lines()
        .filter(line -> line.startsWith("{") && line.contains(text))
        .map(Experiment::json)
        .map(line -> line.path("mdc"))
        .toList();
  }

  private static void killAndStart(ServiceProcess part) {
    part.kill();
    part.startAgain();
  }

  /** In order, and well within the time that the manifests give it. */
  private static void endAndStart(String service, ServiceProcess part) {
    Duration grace = Manifests.grace(service);
    assertThat(part.end(grace.dividedBy(4))).isEqualTo(TERMINATED);
    assertThat(part.log()).doesNotContain("LAB-1004");
    part.startAgain();
  }
}
