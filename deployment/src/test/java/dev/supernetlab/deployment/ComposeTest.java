package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComposeTest {
  private static final Compose COMPOSE = Compose.read();
  private static final Set<String> JOBS = Set.of("topics", "data");

  @Test
  void hasAllPartsWithPinnedImagesLimitsAndLoopbackPorts() {
    assertThat(COMPOSE.services().keySet())
        .containsAll(Repository.SERVICES)
        .contains("kafka", "mongo", "topics", "data", "origin", "prometheus", "grafana")
        .contains("trainer-gpu", "evaluator-gpu");
    COMPOSE
        .services()
        .forEach(
            (name, service) -> {
              assertThat(service.image()).as(name).matches(".+:.*\\d+\\.\\d+\\.\\d+.*");
              assertThat(service.deploy().resources().limits().memory()).as(name).isNotNull();
              assertThat(service.deploy().resources().limits().cpus()).as(name).isNotNull();
              if (service.ports() != null) {
                assertThat(service.ports()).as(name).allMatch(p -> p.startsWith("127.0.0.1:"));
              }
            });
  }

  @Test
  void whatIsMountedIsInTheTreeOrANamedVolume() {
    for (Compose.Service service : COMPOSE.services().values()) {
      List<String> volumes = service.volumes() == null ? List.of() : service.volumes();
      assertThat(volumes)
          .allSatisfy(
              volume -> {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith("./")) {
                  assertThat(Repository.ROOT.resolve(source)).exists();
                  assertThat(volume).endsWith(":ro");
                } else {
                  assertThat(COMPOSE.volumes()).containsKey(source);
                }
              });
    }
  }

  @Test
  void whatIsWaitedForCanBeWaitedFor() {
    for (Compose.Service service : COMPOSE.services().values()) {
      Map<String, Compose.Dependency> needs =
          service.dependsOn() == null ? Map.of() : service.dependsOn();
      needs.forEach(
          (name, dependency) -> {
            Compose.Service needed = COMPOSE.services().get(name);
            if (JOBS.contains(name)) {
              assertThat(dependency.condition()).isEqualTo("service_completed_successfully");
            } else {
              assertThat(dependency.condition()).isEqualTo("service_healthy");
              assertThat(needed.healthcheck() != null || needed.build() != null).isTrue();
            }
          });
    }
  }

  @Test
  void theServicesAreTheImagesOfTheirDockerfilesWithNothingWritable() {
    for (String name : Repository.SERVICES) {
      Compose.Service service = COMPOSE.services().get(name);
      assertThat(service.build().context()).isEqualTo(".");
      assertThat(Files.exists(Repository.ROOT.resolve(service.build().dockerfile()))).isTrue();
      assertThat(service.build().dockerfile()).isEqualTo(name + "-service/Dockerfile");
      assertThat(service.readOnly()).isTrue();
      assertThat(service.capDrop()).containsExactly("ALL");
      assertThat(service.securityOpt()).containsExactly("no-new-privileges:true");
      assertThat(service.dependsOn()).containsKeys("kafka", "mongo", "topics", "data");
      assertThat(
              Sizes.javaBytes(service.environment().get("JAVA_TOOL_OPTIONS")) + Sizes.JAVA_ITSELF)
          .isLessThanOrEqualTo(Sizes.bytes(service.deploy().resources().limits().memory()));
    }
  }

  @Test
  void theServicesRunWithTheSameMemoryAndSettingsAsInKubernetes() {
    for (String name : Repository.SERVICES) {
      Map<String, String> compose = COMPOSE.services().get(name).environment();
      Map<String, String> kubernetes = Manifests.environment(name);
      assertThat(kubernetes.keySet()).containsAll(compose.keySet());
      compose.forEach(
          (variable, value) -> {
            if (!value.contains("mongodb://")) {
              assertThat(kubernetes.get(variable)).as(variable).isEqualTo(value);
            }
          });
    }
  }

  @Test
  void gpusAndGrafanaComeOnlyWhenAskedFor() {
    COMPOSE
        .services()
        .forEach(
            (name, service) -> {
              List<String> profiles =
                  name.endsWith("-gpu")
                      ? List.of("gpu")
                      : name.equals("grafana") ? List.of("monitoring") : null;
              assertThat(service.profiles()).as(name).isEqualTo(profiles);
            });
    assertThat(COMPOSE.services().get("trainer-gpu").deploy().resources().reservations().devices())
        .containsExactly(new Compose.Device("nvidia", 1, List.of("gpu")));
  }

  @Test
  void imagesHaveTheVersionOfTheBuild() {
    String version = Repository.text("pom.xml").split("<version>", 2)[1].split("</version>", 2)[0];
    for (String name : Repository.SERVICES) {
      assertThat(COMPOSE.services().get(name).image())
          .isEqualTo("supernet-lab/" + name + ":" + version);
    }
    assertThat(Manifests.each(Repository.yaml("k8s/base/kustomization.yaml").path("images")))
        .hasSize(Repository.SERVICES.size())
        .allMatch(image -> image.path("newTag").asText().equals(version));
  }
}
