package dev.supernetlab.deployment;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that answers HTTP on 127.0.0.1, and can be killed and started again. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);

  private final List<String> command;
  private final Map<String, String> environment;
  private final Http http;
  private final Path log;
  private volatile Process process;

  private ServiceProcess(
      List<String> command, Map<String, String> environment, Http http, Path log) {
    this.command = command;
    this.environment = environment;
    this.http = http;
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
    ServiceProcess service = new ServiceProcess(command, environment, Http.at(port), log);
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

  /**
   * Asks it to end, as a cluster does, and returns its exit code.
   *
   * @param limit after which an error is thrown
   */
  int end(Duration limit) {
    process.destroy();
    return awaitExit(limit);
  }

  /** The exit code of one that ends by itself. */
  int awaitExit(Duration limit) {
    return process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join().exitValue();
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
      return http.send("GET", path, "").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Where it answers. */
  Http http() {
    return http;
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
