package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.supernetlab.testing.SmallExperiment;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Services with the environment of the overlay production, and the secrets as docs/DEPLOY.md has
 * them made, on a broker that demands what the overlay says.
 */
class ProductionIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  private static Path home;
  private static SecuredBroker broker;
  private static Backends store;
  private static ServiceProcess sampler;
  private static ServiceProcess analytics;
  private static ServiceProcess guesser;

  @BeforeAll
  static void start() {
    home = Cluster.directory("production");
    broker = SecuredBroker.start(home);
    store = Backends.start(Cluster.directory("store"));
    sampler = start("sampler-1", SecuredBroker.PASSWORD);
    analytics = start("analytics", SecuredBroker.PASSWORD);
    guesser = start("sampler-2", "guessed");
  }

  @AfterAll
  static void end() {
    sampler.close();
    analytics.close();
    guesser.close();
    store.close();
    broker.close();
  }

  @Test
  void withTheSecretsWhatTheSamplerWritesReachesTheAnalytics() {
    sampler.awaitAnswer("/q/health/ready");
    analytics.awaitAnswer("/q/health/ready");
    String spec = new SmallExperiment("secured", "fashion-mnist", 10, 10, 1).spec();
    String answer = sampler.http().send("POST", "/experiments", spec).body();
    String progress = "/results/" + Experiment.json(answer).path("id").asText() + "/progress";
    await()
        .atMost(SOON)
        .until(() -> analytics.http().send("GET", progress, "").statusCode() == 200);
  }

  @Test
  void withAWrongPasswordTheSamplersReadinessSaysWhy() {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = guesser.http().send("GET", "/q/health/ready", "");
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body()).contains("SaslAuthenticationException");
            });
  }

  private static ServiceProcess start(String part, String password) {
    String service = part.replaceAll("-\\d", "");
    Map<String, String> environment = Manifests.environmentInProduction(service);
    environment.putAll(Manifests.documentedSecrets());
    environment.replaceAll(
        (name, value) ->
            value
                .replace("kafka.example.com:9093", broker.address())
                .replace("/etc/kafka-ca/ca.crt", broker.certificate().toString())
                .replace("password=\"...\"", "password=\"" + password + "\"")
                .replace("mongodb+srv://...", store.mongo()));
    // There is but one broker here.
    environment.put("SAMPLER_TOPICS_REPLICATION", "1");
    return Deployed.start(part, environment, home);
  }
}
