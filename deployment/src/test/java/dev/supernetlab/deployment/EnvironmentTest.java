package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

/** Variables of compose and manifests name properties that the services have. */
class EnvironmentTest {
  private static final Pattern LISTED = Pattern.compile("`([A-Z][A-Z0-9_]+)`");

  /** Not the services', but the Java machine's. */
  private static final Set<String> JAVA = Set.of("JAVA_TOOL_OPTIONS");

  private static final Set<String> KNOWN =
      LISTED
          .matcher(Repository.text("docs/CONFIGURATION.md"))
          .results()
          .map(match -> match.group(1))
          .collect(Collectors.toSet());

  @Test
  void inCompose() {
    Compose compose = Compose.read();
    assertThat(
            compose.services().values().stream()
                .filter(service -> service.build() != null)
                .flatMap(service -> service.environment().keySet().stream()))
        .allMatch(EnvironmentTest::isKnown);
  }

  @Test
  void inEveryOverlay() {
    assumeTrue(Manifests.canRender(), "no kubectl here: overlays are not rendered");
    for (String overlay : Manifests.OVERLAYS) {
      assertThat(variables(overlay)).hasSizeGreaterThan(8).allMatch(EnvironmentTest::isKnown);
    }
  }

  @Test
  void whatTheProcessesOfTheTestsAreGivenIsWhatTheLocalOverlayGives() {
    assumeTrue(Manifests.canRender(), "no kubectl here: overlays are not rendered");
    Set<String> all = new TreeSet<>();
    Repository.SERVICES.forEach(service -> all.addAll(Manifests.environment(service).keySet()));
    assertThat(variables("local")).isEqualTo(all);
  }

  @Test
  void secretsAreTheOnlyThingThatProductionIsGivenBesides() {
    assumeTrue(Manifests.canRender(), "no kubectl here: overlays are not rendered");
    Set<String> known = new TreeSet<>(Manifests.documentedSecrets().keySet());
    assertThat(known).allMatch(EnvironmentTest::isKnown);
    Repository.SERVICES.forEach(
        service -> known.addAll(Manifests.environmentInProduction(service).keySet()));
    // All of the secret for MongoDB is handed on, whatever its keys.
    assertThat(variables("production"))
        .isEqualTo(
            known.stream()
                .filter(name -> !name.endsWith("CONNECTION_STRING"))
                .collect(Collectors.toSet()));
  }

  private static Set<String> variables(String overlay) {
    Stream<String> shared =
        Manifests.of(overlay, "ConfigMap").stream()
            .filter(map -> Manifests.name(map).startsWith("lab-"))
            .flatMap(map -> map.path("data").properties().stream())
            .map(entry -> entry.getKey());
    Stream<String> own =
        Repository.SERVICES.stream()
            .map(service -> Manifests.one(overlay, "Deployment", service))
            .flatMap(deployment -> Manifests.each(Manifests.container(deployment).path("env")))
            .map(variable -> variable.path("name").asText());
    return Stream.concat(shared, own).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isKnown(String variable) {
    return JAVA.contains(variable) || KNOWN.contains(variable) || isKafkas(variable);
  }

  private static boolean isKafkas(String variable) {
    return variable.startsWith("KAFKA_")
        && ConsumerConfig.configNames()
            .contains(
                variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'));
  }
}
