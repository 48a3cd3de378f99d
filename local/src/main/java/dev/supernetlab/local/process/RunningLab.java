package dev.supernetlab.local.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.supernetlab.local.UnavailableException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The processes of one lab, started by this one: first broker and store, then the services.
 * Whatever ends this process ends them.
 */
public final class RunningLab implements AutoCloseable {
  private static final Duration BROKER_START = Duration.ofSeconds(90);
  private static final Duration SERVICES_START = Duration.ofMinutes(2);
  private static final Duration SERVICES_END = Duration.ofSeconds(30);
  private static final Duration BROKER_END = Duration.ofSeconds(20);

  /** One thread per engine: more would change bits and slow every core down. */
  static final Map<String, String> ENGINE_THREADS =
      Map.of("OMP_NUM_THREADS", "1", "OMP_WAIT_POLICY", "passive");

  private final Home home;
  private final Subprocess broker;
  private final Consumer<String> errors;
  private LabState state;
  private Subprocess services;
  private boolean closed;

  private RunningLab(Home home, Subprocess broker, LabState state, Consumer<String> errors) {
    this.home = home;
    this.broker = broker;
    this.state = state;
    this.errors = errors;
  }

  /**
   * What a start needs to know.
   *
   * @param port of the REST interfaces; 0: a free one
   * @param dataDirectories where the services look for images, in order
   * @param working whether it trains and scores; if not, it only answers
   */
  public record Options(int port, List<Path> dataDirectories, boolean working) {}

  /**
   * Starts everything and returns when it is ready.
   *
   * @param errors hears the lines worth reading that the processes log
   * @throws UnavailableException if a part cannot be had; then nothing is left running
   */
  public static RunningLab start(
      Home home, Installation installation, Options options, Consumer<String> errors) {
    int port = Ports.free(options.port());
    RunningLab lab = startBroker(home, installation, port, errors);
    try {
      lab.startServices(installation, options);
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  /** Where it is. */
  public LabState state() {
    return state;
  }

  /**
   * Returns while all parts run and have room to work in.
   *
   * @throws UnavailableException if one has ended, or the disk is nearly full
   */
  public void requireAlive() {
    home.requireRoom();
    broker.requireAlive();
    services.requireAlive();
  }

  /** Ends the services, then the broker they need; what is unfinished goes on at the next start. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (services != null) {
      services.end(SERVICES_END);
    }
    broker.end(BROKER_END);
    home.deleteState();
  }

  private static RunningLab startBroker(
      Home home, Installation installation, int port, Consumer<String> errors) {
    CompletableFuture<String> ready = new CompletableFuture<>();
    Subprocess broker =
        Subprocess.start(
            "The Kafka broker",
            installation.broker(home.directory()),
            Map.of(),
            home.logs().resolve("broker.out"),
            line -> completeWithJson(ready, line));
    try {
      JsonNode places = new ObjectMapper().readTree(await(ready, broker));
      LabState state =
          new LabState(
              ProcessRef.of(ProcessHandle.current()),
              broker.ref(),
              null,
              URI.create("http://127.0.0.1:" + port),
              places.required("kafka").asText(),
              places.required("mongo").asText());
      home.writeState(state);
      return new RunningLab(home, broker, state, errors);
    } catch (JsonProcessingException e) {
      broker.end(BROKER_END);
      throw new UnavailableException(
          "The Kafka broker said something else than where it is: " + ready.join(), e);
    } catch (RuntimeException e) {
      broker.end(BROKER_END);
      throw e;
    }
  }

  /** Other lines are warnings of the Java machine, or why it cannot start. */
  private static void completeWithJson(CompletableFuture<String> ready, String line) {
    if (line.startsWith("{")) {
      ready.complete(line);
    }
  }

  private static String await(CompletableFuture<String> line, Subprocess broker) {
    long end = System.nanoTime() + BROKER_START.toNanos();
    while (System.nanoTime() < end) {
      try {
        return line.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        broker.requireAlive();
      } catch (InterruptedException | ExecutionException e) {
        throw new UnavailableException("The start was interrupted.", e);
      }
    }
    throw new UnavailableException(
        "The Kafka broker did not start within %d s.".formatted(BROKER_START.toSeconds()));
  }

  private synchronized void startServices(Installation installation, Options options) {
    if (closed) {
      throw new UnavailableException("The start was interrupted.");
    }
    services =
        Subprocess.start(
            "The process of the services",
            installation.services(ServiceProperties.of(home, state, options)),
            ENGINE_THREADS,
            home.logs().resolve("services.out"),
            this::pass);
    state = state.withServices(services.ref());
    home.writeState(state);
    new Readiness(state.url()).await(SERVICES_START, services::requireAlive);
  }

  private void pass(String line) {
    if (line.startsWith("ERROR")) {
      errors.accept(line);
    }
  }
}
