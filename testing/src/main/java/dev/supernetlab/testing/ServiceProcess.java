package dev.supernetlab.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service of the module under test, in a process of its own. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts the service on a free port; it is ready on return. */
  public static ServiceProcess start(Map<String, String> configuration) {
    try {
      int port = freePort();
      List<String> command = new ArrayList<>();
      command.add(ProcessHandle.current().info().command().orElseThrow());
      command.addAll(List.of("-Xmx256m", "-Dquarkus.http.port=" + port));
      configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
      command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target/service-" + port + ".log").toFile())
              .start();
      ServiceProcess service = new ServiceProcess(process, port);
      service.awaitReady();
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of 127.0.0.1, where it answers. */
  public int port() {
    return port;
  }

  /**
   * The sum of a metric's values, whatever their labels.
   *
   * @param name as Prometheus reads it
   */
  public double metric(String name) {
    return get("/q/metrics")
        .body()
        .lines()
        .map(Pattern.compile(Pattern.quote(name) + "(?:\\{.*?\\})? (\\S+).*")::matcher)
        .filter(Matcher::matches)
        .mapToDouble(line -> Double.parseDouble(line.group(1)))
        .sum();
  }

  /**
   * Asks it to end, as a cluster does, and returns its exit code.
   *
   * @param limit after which an error is thrown
   */
  public int end(Duration limit) {
    process.destroy();
    return process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join().exitValue();
  }

  /** Ends it at once, wherever it is. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private void awaitReady() {
    await().atMost(SOON).ignoreExceptions().until(() -> get("/q/health/ready").statusCode() == 200);
  }

  private HttpResponse<String> get(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
