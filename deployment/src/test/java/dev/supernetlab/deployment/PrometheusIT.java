package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A real Prometheus, with compose's configuration and everybody's alerts, on the services apart.
 */
@ExtendWith(Cluster.Shared.class)
class PrometheusIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ServiceProcess prometheus;
  private static Experiment endless;

  @BeforeAll
  static void watch(Cluster cluster) throws JsonProcessingException {
    var program = Repository.program("prometheus");
    assumeTrue(program.isPresent(), "no prometheus here (Debian's package prometheus)");
    Path home = Cluster.directory("prometheus");
    Rules.write(home.resolve("rules.yml"), shortened(Rules.file()));
    Rules.write(home.resolve("prometheus.yml"), configuration(cluster, home));
    int port = ServiceProcess.freePort();
    prometheus =
        ServiceProcess.start(
            List.of(
                program.orElseThrow().toString(),
                "--config.file=" + home.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + home.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port),
            Map.of(),
            port,
            home.resolve("prometheus.log"));
    prometheus.awaitAnswer("/-/ready");
    endless = Experiment.submit("endless", 20_000, cluster.origin());
  }

  @AfterAll
  static void end() {
    if (prometheus != null) {
      prometheus.close();
      endless.cancel();
    }
  }

  @Test
  void allServicesTellTheMetricsThatAreDocumentedAndEveryQueryRuns(Cluster cluster) {
    send(cluster, "nas.training", "no event");
    await().atMost(SOON).untilAsserted(() -> assertThat(up()).hasSize(6).containsOnly("up"));
    for (Meter meter : Meter.documented()) {
      for (String service : servicesOf(meter)) {
        await()
            .atMost(SOON)
            .untilAsserted(
                () -> assertThat(names(service)).as(service).containsAll(meter.series()));
      }
    }
    for (String service : Repository.SERVICES) {
      assertThat(names(service))
          .containsAll(MetersTest.PLATFORM)
          .anyMatch(name -> name.startsWith("kafka_consumer_"));
    }
    assertThat(Rules.queries()).allSatisfy(query -> query(shortened(query)));
  }

  @Test
  void theAlertForAStalledTrainerFiresWhenTheTrainersAreStopped(Cluster cluster) {
    await().atMost(SOON).until(() -> endless.progress("truth", "steps") > 0);
    assertThat(firing()).doesNotContain("LabTrainerStalled");
    cluster.partsOf("trainer").forEach(ServiceProcess::kill);
    try {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(firing()).contains("LabTrainerStalled", "LabServiceDown"));
    } finally {
      cluster.partsOf("trainer").forEach(ServiceProcess::startAgain);
      cluster.partsOf("trainer").forEach(trainer -> trainer.awaitAnswer("/q/health/ready"));
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(firing()).doesNotContain("LabTrainerStalled"));
  }

  /** Only one of them gets a record that is no event. */
  private static Set<String> servicesOf(Meter meter) {
    return meter.name().equals("lab.events.dead.lettered") ? Set.of("analytics") : meter.services();
  }

  /** Compose's jobs, asked every second, at the addresses that the services have here. */
  private static String configuration(Cluster cluster, Path home) throws JsonProcessingException {
    ObjectNode root = (ObjectNode) Repository.yaml(Rules.DIRECTORY + "prometheus.yml");
    root.putObject("global").put("scrape_interval", "1s").put("evaluation_interval", "1s");
    root.putArray("rule_files").add(home.resolve("rules.yml").toString());
    for (JsonNode job : root.path("scrape_configs")) {
      ((ObjectNode) job).remove("dns_sd_configs");
      var targets = ((ObjectNode) job).putArray("static_configs").addObject().putArray("targets");
      cluster
          .partsOf(job.path("job_name").asText())
          .forEach(part -> targets.add(part.http().address().getAuthority()));
    }
    return JSON.writeValueAsString(root);
  }

  /** Minutes become seconds. */
  private static String shortened(String text) {
    return text.replace("[5m]", "[10s]")
        .replaceAll("\"for\":\"\\d+m\"", "\"for\":\"3s\"")
        .replace("$__rate_interval", "10s");
  }

  private static void send(Cluster cluster, String topic, String value) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", cluster.backends().kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> up() {
    return Manifests.each(answer("/api/v1/targets?state=active").at("/data/activeTargets"))
        .map(target -> target.path("health").asText())
        .toList();
  }

  private static Set<String> firing() {
    return Manifests.each(answer("/api/v1/alerts").at("/data/alerts"))
        .filter(alert -> alert.path("state").asText().equals("firing"))
        .map(alert -> alert.at("/labels/alertname").asText())
        .collect(Collectors.toSet());
  }

  /** Names of all series of a service. */
  private static Set<String> names(String service) {
    return Manifests.each(query("group by (__name__) ({job=\"" + service + "\"})"))
        .map(series -> series.at("/metric/__name__").asText())
        .collect(Collectors.toSet());
  }

  private static JsonNode query(String query) {
    JsonNode answer =
        answer("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    assertThat(answer.path("status").asText()).as(query).isEqualTo("success");
    return answer.at("/data/result");
  }

  private static JsonNode answer(String path) {
    try {
      return JSON.readTree(prometheus.http().get(path));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
