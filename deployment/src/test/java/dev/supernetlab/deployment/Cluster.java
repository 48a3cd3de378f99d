package dev.supernetlab.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The services as processes of their own, behind one address: with the command lines of their
 * images and the environment of the manifests, where addresses, ports and directories are replaced.
 */
final class Cluster implements AutoCloseable {
  private static final List<String> PARTS =
      List.of("sampler", "trainer-1", "trainer-2", "evaluator-1", "evaluator-2", "analytics");

  private final Backends backends;
  private final Map<String, ServiceProcess> parts = new LinkedHashMap<>();
  private final Origin origin = Origin.start(host -> part(host).http());

  private Cluster(Backends backends) {
    this.backends = backends;
  }

  /**
   * Starts all parts; they are ready on return.
   *
   * @param names of the parts: their services', with numbers where there are several
   * @param data where sets of images are
   */
  static Cluster start(List<String> names, Path data) {
    Path home = directory("cluster");
    Cluster cluster = new Cluster(Backends.start(home));
    try {
      cluster.backends.createTopics();
      names.forEach(part -> cluster.parts.put(part, cluster.start(part, home, data)));
      cluster.parts.values().forEach(part -> part.awaitAnswer("/q/health/ready"));
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private ServiceProcess start(String part, Path home, Path data) {
    Map<String, String> environment = Manifests.environment(part.replaceAll("-\\d", ""));
    environment.replaceAll(
        (name, value) ->
            value
                .replace("kafka:9092", backends.kafka())
                .replace("mongodb://mongodb:27017", backends.mongo())
                .replaceAll("^/data$", data.toString()));
    environment.put("LAB_TRACES", "1");
    // The broker gives up a killed consumer after this time, and its partitions to others.
    environment.put("KAFKA_SESSION_TIMEOUT_MS", "6000");
    environment.put("KAFKA_HEARTBEAT_INTERVAL_MS", "1500");
    return Deployed.start(part, environment, home);
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

  /** A part by its name. */
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

  /** The one address of all REST paths. */
  Http origin() {
    return origin.http();
  }

  Backends backends() {
    return backends;
  }

  @Override
  public void close() {
    origin.close();
    parts.values().forEach(ServiceProcess::close);
    backends.close();
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
          .computeIfAbsent(
              Cluster.class,
              key -> start(PARTS, SmallImages.writeTo(directory("data"))),
              Cluster.class);
    }
  }
}
