package dev.supernetlab.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.benchmarks.ContenderException;
import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A lab as {@code lab up} starts it, on a home of its own. */
final class LabProcess implements AutoCloseable {
  private static final int POLL_MS = 500;
  private static final int FIRST_ERROR = 400;
  private static final int END_SECONDS = 90;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final URI url;
  private final String kafka;

  private LabProcess(Process process, URI url, String kafka) {
    this.process = process;
    this.url = url;
    this.kafka = kafka;
  }

  /**
   * Starts a lab and returns when it is ready.
   *
   * @param command the lab's command line
   * @throws ContenderException if it cannot be had
   */
  static LabProcess start(Path command, Path home) {
    try {
      Process process =
          new ProcessBuilder(command.toString(), "up", "--home", home.toString(), "--port", "0")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Map<String, String> places = places(process.inputReader(StandardCharsets.UTF_8));
      if (!places.containsKey("REST") || !places.containsKey("Kafka")) {
        process.destroy();
        throw new ContenderException("the lab did not start: the lines above say why");
      }
      return new LabProcess(process, URI.create(places.get("REST")), places.get("Kafka"));
    } catch (IOException e) {
      throw new ContenderException(command + " cannot be started", e);
    }
  }

  /** What it prints when it is ready, up to its last line: names and what comes first there. */
  private static Map<String, String> places(BufferedReader output) throws IOException {
    Map<String, String> places = new HashMap<>();
    while (!places.containsKey("MongoDB")) {
      String line = output.readLine();
      if (line == null) {
        return places;
      }
      List<String> words = List.of(line.split("\\s+", -1));
      if (words.size() > 1) {
        places.put(words.get(0), words.get(1));
      }
    }
    return places;
  }

  /**
   * Runs an experiment to its end.
   *
   * @throws ContenderException if it fails
   */
  Recording run(ExperimentSpec spec) {
    String id = ExperimentId.of(spec);
    String path = "/experiments/" + id;
    send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(bytes(spec))));
    String state = "submitted";
    while (List.of("submitted", "running").contains(state)) {
      pause();
      state = json(send(HttpRequest.newBuilder(url.resolve(path)))).path("state").asText();
    }
    if (!state.equals("completed")) {
      throw new ContenderException("experiment %s has %s".formatted(id, state));
    }
    return Recording.of(id, kafka);
  }

  /** What its services have counted since they started. */
  Meters meters() {
    return Meters.parse(send(HttpRequest.newBuilder(url.resolve("/q/metrics"))));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR) {
        throw new ContenderException("the lab refuses: " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new ContenderException("the lab does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContenderException("interrupted", e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContenderException("interrupted", e);
    }
  }

  private static byte[] bytes(ExperimentSpec spec) {
    try {
      return JsonCodec.JSON.writeValueAsBytes(spec);
    } catch (IOException e) {
      throw new ContenderException("the spec cannot be written", e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JsonCodec.JSON.readTree(text);
    } catch (IOException e) {
      throw new ContenderException("the lab answers with something else than JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
