package dev.supernetlab.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What docker-compose.yml says, in the fields of Compose's specification that it uses. */
record Compose(String name, Map<String, Service> services, Map<String, JsonNode> volumes) {

  record Service(
      String image,
      Build build,
      String restart,
      String user,
      List<String> profiles,
      @JsonProperty("read_only") boolean readOnly,
      @JsonProperty("cap_drop") List<String> capDrop,
      @JsonProperty("security_opt") List<String> securityOpt,
      List<String> entrypoint,
      List<String> command,
      Map<String, String> environment,
      HealthCheck healthcheck,
      @JsonProperty("depends_on") Map<String, Dependency> dependsOn,
      List<String> ports,
      List<String> volumes,
      List<String> tmpfs,
      @JsonProperty("stop_grace_period") String stopGracePeriod,
      Deploy deploy) {}

  record Build(String context, String dockerfile, Map<String, String> args) {}

  record HealthCheck(
      List<String> test,
      String interval,
      String timeout,
      @JsonProperty("start_period") String startPeriod) {}

  record Dependency(String condition) {}

  record Deploy(Resources resources) {}

  record Resources(Limits limits, Reservations reservations) {}

  record Limits(String cpus, String memory) {}

  record Reservations(List<Device> devices) {}

  record Device(String driver, int count, List<String> capabilities) {}

  static Compose read() {
    ObjectNode root = (ObjectNode) Repository.yaml("docker-compose.yml");
    root.remove(
        List.of(
            "x-service",
            "x-environment",
            "x-worker-environment",
            "x-trainer-environment",
            "x-evaluator-environment"));
    try {
      return new ObjectMapper().treeToValue(root, Compose.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
