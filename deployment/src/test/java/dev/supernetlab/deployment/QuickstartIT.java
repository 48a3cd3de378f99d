package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The README's experiment by the README's commands, on the four services apart. The property names
 * the home of a lab, which keeps what its one process found: only the first time takes twice as
 * long.
 */
@EnabledIfSystemProperty(
    named = QuickstartIT.HOME,
    matches = ".+",
    disabledReason = "takes ten minutes: -D" + QuickstartIT.HOME + "=DIRECTORY runs it")
class QuickstartIT {
  static final String HOME = "lab.quickstart";

  private static final String SPEC = Repository.ROOT.resolve("examples/quickstart.yaml").toString();
  private static final Path DATA = Path.of("/usr/share/datasets");

  @Test
  void killedOnceEachTheFourComeToTheScoresOfLabRun() throws Exception {
    String home = Path.of(System.getProperty(HOME)).toAbsolutePath().toString();
    Path results = Cluster.directory("quickstart");
    String scores;
    String figures;
    try (ServiceProcess lab = up(home, results)) {
      assertThat(lab("run", SPEC, "--home", home)).contains("Verdict");
      Experiment alone = new Experiment(id(lab.http()), lab.http());
      scores = alone.scores();
      figures = alone.figures();
    }
    try (Cluster cluster = Cluster.start(Repository.SERVICES, DATA)) {
      String url = cluster.origin().address().toString();
      Instant start = Instant.now();
      assertThat(lab("submit", SPEC, "--url", url)).contains("quickstart-");
      Experiment experiment = new Experiment(id(cluster.origin()), cluster.origin());
      CompletableFuture<String> watch =
          CompletableFuture.supplyAsync(() -> lab("watch", experiment.id(), "--url", url));
      killOnTheWay(experiment, cluster);

      String watched = watch.join();
      Duration took = Duration.between(start, Instant.now());
      String report = lab("report", experiment.id(), "--url", url);
      Files.writeString(results.resolve("evaluations.csv"), experiment.scores());
      Files.writeString(
          results.resolve("report.txt"), took + " with four kills\n\n" + watched + "\n" + report);
      assertThat(watched).endsWith(report);
      assertThat(report).contains("These results are about fashion-mnist.", "Verdict");
      assertThat(scores.lines()).hasSizeGreaterThan(12_000);
      assertThat(experiment.scores()).isEqualTo(scores);
      assertThat(experiment.figures()).isEqualTo(figures);
    }
  }

  private static void killOnTheWay(Experiment experiment, Cluster cluster) {
    experiment.awaitSteps("truth", 10_000);
    killAndStart(cluster.part("sampler"));
    experiment.awaitSteps("truth", 30_000);
    killAndStart(cluster.part("trainer"));
    experiment.awaitSteps("truth", 45_000);
    killAndStart(cluster.part("evaluator"));
    experiment.awaitSteps("truth", 60_000);
    killAndStart(cluster.part("analytics"));
  }

  private static void killAndStart(ServiceProcess part) {
    part.kill();
    part.startAgain();
  }

  /** The one process, up until it is closed. */
  private static ServiceProcess up(String home, Path results) {
    int port = ServiceProcess.freePort();
    ServiceProcess lab =
        ServiceProcess.start(
            command("up", "--home", home, "--port", Integer.toString(port)),
            Map.of(),
            port,
            results.resolve("up.log"));
    lab.awaitAnswer("/q/health/ready");
    return lab;
  }

  private static String id(Http lab) {
    return Experiment.json(lab.get("/experiments")).at("/items/0/id").asText();
  }

  private static String lab(String... arguments) {
    return Repository.run(command(arguments));
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Repository.ROOT.resolve("lab").toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
