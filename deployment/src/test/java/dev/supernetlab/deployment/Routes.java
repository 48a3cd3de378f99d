package dev.supernetlab.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the origin sends requests.
 *
 * @param hosts by the beginning of a path
 */
record Routes(Map<String, String> hosts) {
  private static final Pattern PREFIX = Pattern.compile("PathPrefix\\(`([^`]+)`\\)");

  static Routes read() {
    JsonNode http = Repository.yaml("k8s/base/origin/routes.yaml").path("http");
    Map<String, String> hosts = new LinkedHashMap<>();
    for (JsonNode router : http.path("routers")) {
      JsonNode service = http.path("services").path(router.path("service").asText());
      URI url = URI.create(service.at("/loadBalancer/servers/0/url").asText());
      PREFIX
          .matcher(router.path("rule").asText())
          .results()
          .forEach(prefix -> hosts.put(prefix.group(1), url.getHost()));
    }
    return new Routes(hosts);
  }

  /** The host that answers a path, if one does. */
  Optional<String> service(String path) {
    return hosts.entrySet().stream()
        .filter(route -> path.startsWith(route.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
