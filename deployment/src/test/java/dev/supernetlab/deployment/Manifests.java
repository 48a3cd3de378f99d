package dev.supernetlab.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Kubernetes is told. */
final class Manifests {
  static final List<String> OVERLAYS = List.of("local", "cpu", "gpu", "production");

  private static final Pattern SECRET = Pattern.compile("--from-literal=([A-Z_]+)='([^']+)'");
  private static final Optional<Path> KUBECTL = Repository.program("kubectl");
  private static final Map<String, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

  private Manifests() {}

  static boolean canRender() {
    return KUBECTL.isPresent();
  }

  /** All resources of an overlay, as kubectl would apply them. */
  static List<JsonNode> of(String overlay) {
    return RENDERED.computeIfAbsent(
        overlay,
        name ->
            Repository.documents(
                Repository.run(
                    List.of(
                        KUBECTL.orElseThrow().toString(),
                        "kustomize",
                        Repository.ROOT.resolve("k8s/overlays/" + name).toString()))));
  }

  static List<JsonNode> of(String overlay, String kind) {
    return of(overlay).stream().filter(resource -> kind(resource).equals(kind)).toList();
  }

  static JsonNode one(String overlay, String kind, String name) {
    return of(overlay, kind).stream()
        .filter(resource -> name(resource).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(overlay + " has no " + kind + " " + name));
  }

  static String kind(JsonNode resource) {
    return resource.path("kind").asText();
  }

  static String name(JsonNode resource) {
    return resource.at("/metadata/name").asText();
  }

  /** The first container of a workload. */
  static JsonNode container(JsonNode workload) {
    return workload.at("/spec/template/spec/containers/0");
  }

  /** Elements of an array; none where there is no array. */
  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /**
   * The environment of a service in the overlay {@code local}, read from the files that it is made
   * of, so that it is known where there is no kubectl, too.
   */
  static Map<String, String> environment(String service) {
    return environment(service, "k8s/components/mongodb/kustomization.yaml");
  }

  /**
   * The environment of a service in the overlay {@code production}, without what secrets hold; read
   * from the files, too.
   */
  static Map<String, String> environmentInProduction(String service) {
    return environment(service, "k8s/overlays/production/kustomization.yaml");
  }

  /**
   * Variables that secrets hold in the overlay {@code production}, as docs/DEPLOY.md makes them.
   */
  static Map<String, String> documentedSecrets() {
    return SECRET
        .matcher(Repository.text("docs/DEPLOY.md"))
        .results()
        .collect(Collectors.toMap(secret -> secret.group(1), secret -> secret.group(2)));
  }

  /**
   * In this order, so that later ones win: everybody's, those that a kustomization adds, its own.
   */
  private static Map<String, String> environment(String service, String kustomization) {
    Map<String, String> environment = new LinkedHashMap<>();
    assignments(Repository.text("k8s/base/lab.env").lines(), environment);
    JsonNode literals = Repository.yaml(kustomization).at("/configMapGenerator/0/literals");
    assignments(each(literals).map(JsonNode::asText), environment);
    each(container(deployment(service)).path("env"))
        .forEach(
            variable ->
                environment.put(
                    variable.path("name").asText(), variable.path("value").asText().strip()));
    return environment;
  }

  /** How long a service has to end, from the files, too. */
  static Duration grace(String service) {
    return Duration.ofSeconds(
        deployment(service).at("/spec/template/spec/terminationGracePeriodSeconds").asLong());
  }

  private static JsonNode deployment(String service) {
    return Repository.documents(Repository.text("k8s/base/" + service + ".yaml")).stream()
        .filter(resource -> kind(resource).equals("Deployment"))
        .findFirst()
        .orElseThrow();
  }

  private static void assignments(Stream<String> lines, Map<String, String> into) {
    lines
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line ->
                into.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
  }
}
