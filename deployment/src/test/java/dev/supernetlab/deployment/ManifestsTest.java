package dev.supernetlab.deployment;

import static dev.supernetlab.deployment.Manifests.container;
import static dev.supernetlab.deployment.Manifests.each;
import static dev.supernetlab.deployment.Manifests.kind;
import static dev.supernetlab.deployment.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");
  private static final Set<String> PROBES =
      Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

  static Stream<String> overlays() {
    assumeTrue(Manifests.canRender(), "no kubectl here: overlays are not rendered");
    return Manifests.OVERLAYS.stream();
  }

  @Test
  void everyFileIsYamlWithoutRepeatedKeys() {
    List<String> files = Repository.files("k8s", ".yaml");
    assertThat(files).hasSizeGreaterThan(20);
    assertThat(files).allSatisfy(file -> Repository.documents(Repository.text(file)));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyResourceIsWhatItsKindKnows(String overlay) {
    List<JsonNode> resources = Manifests.of(overlay);
    assertThat(resources).hasSizeGreaterThan(25).allSatisfy(StrictModels::check);
    assertThat(resources)
        .filteredOn(resource -> !kind(resource).equals("Namespace"))
        .allMatch(resource -> resource.at("/metadata/namespace").asText().equals("supernet-lab"));
  }

  @Test
  void aWronglySpelledFieldIsFound() {
    ObjectNode service = (ObjectNode) Repository.documents(SERVICE).get(0);
    StrictModels.check(service);
    ((ObjectNode) service.at("/spec")).put("selectr", "x");
    assertThatThrownBy(() -> StrictModels.check(service)).hasMessageContaining("selectr");
    ObjectNode topic =
        (ObjectNode)
            Repository.documents(Repository.text("k8s/components/strimzi/topics.yaml")).get(0);
    StrictModels.check(topic);
    ((ObjectNode) topic.at("/spec")).put("partition", 1);
    assertThatThrownBy(() -> StrictModels.check(topic)).hasMessageContaining("partition");
  }

  private static final String SERVICE =
      "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 1}]}}";

  @ParameterizedTest
  @MethodSource("overlays")
  void everyPodKeepsTheRestrictedStandardAndItsLimits(String overlay) {
    for (JsonNode workload : workloads(overlay)) {
      JsonNode pod = workload.at("/spec/template/spec");
      String what = overlay + " " + name(workload);
      assertThat(pod.at("/automountServiceAccountToken").asText()).as(what).isEqualTo("false");
      assertThat(pod.at("/enableServiceLinks").asText()).as(what).isEqualTo("false");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).as(what).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .as(what)
          .isEqualTo("RuntimeDefault");
      assertThat(pod.at("/containers")).as(what).hasSize(1);
      JsonNode security = container(workload).path("securityContext");
      assertThat(security.at("/allowPrivilegeEscalation").asText()).as(what).isEqualTo("false");
      assertThat(security.at("/capabilities/drop/0").asText()).as(what).isEqualTo("ALL");
      assertThat(container(workload).at("/resources/limits/memory").isMissingNode())
          .as(what)
          .isFalse();
      assertThat(container(workload).path("image").asText()).matches(".+:.*\\d+\\.\\d+\\.\\d+.*");
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void theServicesAreProbedAndWriteOnlyToTmp(String overlay) {
    for (String service : Repository.SERVICES) {
      JsonNode deployment = Manifests.one(overlay, "Deployment", service);
      JsonNode container = container(deployment);
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(
              Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                  .map(probe -> container.at("/" + probe + "/httpGet/path").asText())
                  .collect(Collectors.toSet()))
          .isEqualTo(PROBES);
      assertThat(container.at("/ports/0/containerPort").asText())
          .isEqualTo(Image.of(service).last("EXPOSE"));
      assertThat(each(container.path("volumeMounts")))
          .allMatch(
              mount ->
                  mount.path("mountPath").asText().equals("/tmp")
                      || mount.path("readOnly").asBoolean());
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void workersReadTheirImagesWhereTheJobPutsThem(String overlay) {
    String directories = Manifests.environment("trainer").get("LAB_DATA_DIRECTORIES");
    JsonNode job = Manifests.one(overlay, "Job", "data");
    assertThat(container(job).at("/command/4").asText())
        .isEqualTo(directories + "/" + Manifests.environment("trainer").get("LAB_DATA_REQUIRED"));
    for (String worker : List.of("trainer", "evaluator")) {
      JsonNode deployment = Manifests.one(overlay, "Deployment", worker);
      assertThat(each(container(deployment).path("volumeMounts")))
          .anyMatch(
              mount ->
                  mount.path("mountPath").asText().equals(directories)
                      && mount.path("readOnly").asBoolean());
      assertThat(deployment.at("/spec/replicas").isMissingNode()).isTrue();
    }
  }

  @Test
  void aWorkerThatIsToldToEndHasTheTimeThatItTakesAndSomeMore() {
    for (String worker : List.of("trainer", "evaluator")) {
      Duration stop =
          Duration.parse("PT" + Repository.property(worker + "-service", worker + ".stop-timeout"));
      assertThat(Manifests.grace(worker)).isGreaterThanOrEqualTo(stop.plusSeconds(30));
      assertThat(Compose.read().services().get(worker).stopGracePeriod())
          .isEqualTo(Manifests.grace(worker).toMinutes() + "m");
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void memoryLimitsCoverHeapAndNativeMemory(String overlay) {
    for (String service : Repository.SERVICES) {
      JsonNode deployment = Manifests.one(overlay, "Deployment", service);
      String options = Manifests.environment(service).get("JAVA_TOOL_OPTIONS");
      long limit = Sizes.bytes(container(deployment).at("/resources/limits/memory").asText());
      assertThat(Sizes.javaBytes(options) + Sizes.JAVA_ITSELF)
          .as(service)
          .isLessThanOrEqualTo(limit);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatSelectsFindsSomething(String overlay) {
    List<JsonNode> pods =
        workloads(overlay).stream().map(w -> w.at("/spec/template/metadata/labels")).toList();
    Stream<JsonNode> selectors =
        Stream.concat(
            Manifests.of(overlay, "Service").stream().map(s -> s.at("/spec/selector")),
            Manifests.of(overlay, "PodDisruptionBudget").stream()
                .map(b -> b.at("/spec/selector/matchLabels")));
    assertThat(selectors).allSatisfy(s -> assertThat(pods).anyMatch(pod -> matches(s, pod)));
    assertThat(
            Manifests.of(overlay, "NetworkPolicy").stream()
                .map(policy -> policy.at("/spec/podSelector/matchLabels"))
                .filter(labels -> !labels.has("strimzi.io/cluster")))
        .allSatisfy(s -> assertThat(pods).anyMatch(pod -> matches(s, pod)));
    assertThat(name(Manifests.one(overlay, "NetworkPolicy", "default-deny"))).isNotEmpty();
    for (String service : Repository.SERVICES) {
      assertThat(
              Manifests.one(overlay, "PodDisruptionBudget", service)
                  .at("/spec/maxUnavailable")
                  .asInt())
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void prometheusAsksThePortAndPathThatServicesHave(String overlay) {
    for (JsonNode monitor : Manifests.of(overlay, "ServiceMonitor")) {
      assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/q/metrics");
      JsonNode labels = monitor.at("/spec/selector/matchLabels");
      for (String service : Repository.SERVICES) {
        JsonNode found = Manifests.one(overlay, "Service", service);
        assertThat(matches(labels, found.at("/metadata/labels"))).isTrue();
        assertThat(found.at("/spec/ports/0/name").asText())
            .isEqualTo(monitor.at("/spec/endpoints/0/port").asText());
      }
    }
  }

  @Test
  void onlyTheGpuOverlayAsksForGpus() {
    assumeTrue(Manifests.canRender(), "no kubectl here");
    for (String overlay : Manifests.OVERLAYS) {
      JsonNode trainer = Manifests.one(overlay, "Deployment", "trainer");
      boolean gpu = container(trainer).at("/resources/limits").has("nvidia.com/gpu");
      assertThat(gpu).as(overlay).isEqualTo(overlay.equals("gpu"));
      assertThat(trainer.at("/spec/template/spec").has("tolerations")).isEqualTo(gpu);
      assertThat(container(trainer).path("image").asText().endsWith("-cuda")).isEqualTo(gpu);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void noSecretIsInTheTree(String overlay) {
    assertThat(Manifests.of(overlay, "Secret")).isEmpty();
  }

  private static List<JsonNode> workloads(String overlay) {
    return Manifests.of(overlay).stream().filter(r -> WORKLOADS.contains(kind(r))).toList();
  }

  private static boolean matches(JsonNode selector, JsonNode labels) {
    return selector.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }
}
