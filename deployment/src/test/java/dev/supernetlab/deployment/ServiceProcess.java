package dev.supernetlab.deployment;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that answers HTTP on 127.0.0.1, and can be killed and started again. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final List<String> command;
  private final Map<String, String> environment;
  private final URI address;
  private final Path log;
  private volatile Process process;

  private ServiceProcess(
      List<String> command, Map<String, String> environment, URI address, Path log) {
    this.command = command;
    this.environment = environment;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts a program; it need not be ready on return.
   *
   * @param port that it will listen on
   * @param log what it prints is appended to it
   */
  static ServiceProcess start(
      List<String> command, Map<String, String> environment, int port, Path log) {
    ServiceProcess service =
        new ServiceProcess(command, environment, URI.create("http://127.0.0.1:" + port), log);
    service.startAgain();
    // Also where the tests are cut short.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> service.process.destroyForcibly()));
    return service;
  }

  /** A port of 127.0.0.1 that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startAgain() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, wherever it is. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Returns when it answers a path with 200. */
  void awaitAnswer(String path) {
    await()
        .atMost(START)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError(log + ": " + Files.readString(log));
              }
              return answers(path);
            });
  }

  private boolean answers(String path) {
    try {
      return send("GET", path, "").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, body, "Content-Type", "application/yaml");
  }

  /** With a header more. */
  HttpResponse<String> send(String method, String path, String body, String name, String value) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .setHeader("Content-Type", "application/yaml")
            .setHeader(name, value)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** The answer to a GET, which must be a 200. */
  String get(String path) {
    HttpResponse<String> answer = send("GET", path, "");
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Of 127.0.0.1: {@code 127.0.0.1:8080}. */
  String authority() {
    return address.getAuthority();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
