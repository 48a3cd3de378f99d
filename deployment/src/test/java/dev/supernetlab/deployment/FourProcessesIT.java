package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The four services apart, two trainers and two evaluators of them, as they are deployed. */
@ExtendWith(Cluster.Shared.class)
class FourProcessesIT {
  private static final int STEPS_PER_CHILD = 1_200;
  private static final Duration LONGEST = Duration.ofMinutes(3);

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
                    "-Xmx2g",
                    "-XX:+UseParallelGC",
                    "--add-modules=jdk.incubator.vector",
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
      Experiment experiment = Experiment.submit("tiny", STEPS_PER_CHILD, path -> lab);
      await().atMost(LONGEST).until(experiment::isCompleted);
      scores = experiment.scores();
      figures = experiment.figures();
    }
  }

  @Test
  void killedOneByOneTheyComeToTheScoresOfTheOneProcessBitForBit(Cluster cluster) {
    Experiment experiment = Experiment.submit("tiny", STEPS_PER_CHILD, cluster::origin);
    killAt(experiment, "truth", 100, cluster.part("sampler"));
    killAt(experiment, "truth", 1_000, cluster.part("evaluator-1"));
    killAt(experiment, "shared", 1_000, cluster.part("trainer-1"));
    killAt(experiment, "shared", 3_000, cluster.part("analytics"));
    await().atMost(LONGEST).until(experiment::isCompleted);

    assertThat(scores.lines()).hasSizeGreaterThan(100);
    assertThat(experiment.scores()).isEqualTo(scores);
    assertThat(experiment.figures()).isEqualTo(figures);
    for (String part : List.of("trainer-1", "trainer-2", "evaluator-1", "evaluator-2")) {
      assertThat(cluster.part(part).get("/q/metrics"))
          .as(part)
          .doesNotContainPattern("lab_(steps_trained|snapshots_scored)_total(\\{[^}]*})? 0\\.0");
      assertThat(cluster.part(part).log()).doesNotContain("Unrecognized configuration key");
    }
  }

  /** Kills a part and starts it again when a stage is that far, but not at its end. */
  private static void killAt(Experiment experiment, String stage, long steps, ServiceProcess part) {
    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> experiment.progress(stage, "steps") >= steps);
    assertThat(experiment.progress(stage, "steps"))
        .isLessThan(experiment.progress(stage, "stepsTotal"));
    part.kill();
    part.startAgain();
  }
}
