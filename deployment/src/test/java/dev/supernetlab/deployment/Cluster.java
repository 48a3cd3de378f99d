package dev.supernetlab.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A sampler, two trainers, two evaluators and analytics as processes of their own: with the command
 * lines of their images and the environment of the manifests, where addresses, ports and
 * directories are replaced.
 */
final class Cluster implements AutoCloseable {
  private static final List<String> PARTS =
      List.of("sampler", "trainer-1", "trainer-2", "evaluator-1", "evaluator-2", "analytics");

  private final Backends backends;
  private final Map<String, ServiceProcess> parts = new LinkedHashMap<>();
  private final Routes routes = Routes.read();

  private Cluster(Backends backends) {
    this.backends = backends;
  }

  /** Starts all parts; they are ready on return. */
  static Cluster start() {
    Path home = directory("cluster");
    Cluster cluster = new Cluster(Backends.start(home));
    try {
      cluster.backends.createTopics();
      Path data = SmallImages.writeTo(directory("data"));
      PARTS.forEach(part -> cluster.parts.put(part, cluster.start(part, home, data)));
      cluster.parts.values().forEach(part -> part.awaitAnswer("/q/health/ready"));
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** An empty directory for a test to work in. */
  static Path directory(String name) {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target/processes")), name)
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A part by its name, which is its service's, with a number where there are two. */
  ServiceProcess part(String name) {
    return parts.get(name);
  }

  /** Parts by their names, all of a service where only that is said. */
  List<ServiceProcess> partsOf(String service) {
    return parts.entrySet().stream()
        .filter(part -> part.getKey().startsWith(service))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Who answers a REST path, as the origin would route it. */
  ServiceProcess origin(String path) {
    return parts.get(routes.service(path));
  }

  Backends backends() {
    return backends;
  }

  @Override
  public void close() {
    parts.values().forEach(ServiceProcess::close);
    backends.close();
  }

  private ServiceProcess start(String part, Path home, Path data) {
    String service = part.replaceAll("-\\d", "");
    Path own = directory(part);
    int port = ServiceProcess.freePort();
    return ServiceProcess.start(
        command(service, own), environment(service, port, data), port, home.resolve(part + ".log"));
  }

  /** The image's, with this machine's Java, and native libraries unpacked once for all. */
  private static List<String> command(String service, Path own) {
    Path jar = Repository.ROOT.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
    Path unpacked = Path.of(System.getProperty("user.home"), ".javacpp/cache");
    List<String> command = new ArrayList<>(Image.of(service).entrypoint());
    command.set(0, Repository.java());
    command.replaceAll(
        argument ->
            argument
                .replace("/tmp/javacpp", unpacked.toString())
                .replaceAll("=/tmp$", "=" + own)
                .replace("/app/quarkus-run.jar", jar.toString()));
    return command;
  }

  private Map<String, String> environment(String service, int port, Path data) {
    Map<String, String> environment = new LinkedHashMap<>(Image.of(service).environment());
    environment.remove("PATH");
    environment.putAll(Manifests.environment(service));
    environment.replaceAll(
        (name, value) ->
            value
                .replace("kafka:9092", backends.kafka())
                .replace("mongodb://mongodb:27017", backends.mongo())
                .replaceAll("^/data$", data.toString()));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("LAB_TRACES", "1");
    // The broker gives up a killed consumer after this time, and its partitions to others.
    environment.put("KAFKA_SESSION_TIMEOUT_MS", "6000");
    environment.put("KAFKA_HEARTBEAT_INTERVAL_MS", "1500");
    return environment;
  }

  /** Gives all tests the same cluster, and ends it after the last. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(Cluster.class, key -> start(), Cluster.class);
    }
  }
}
