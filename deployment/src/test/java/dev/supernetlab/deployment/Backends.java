package dev.supernetlab.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker and a store in a process of their own, with the topics of the list. */
final class Backends implements AutoCloseable {
  private final Process process;
  private final JsonNode places;

  private Backends(Process process, JsonNode places) {
    this.process = process;
    this.places = places;
  }

  static Backends start(Path home) {
    Path target = Repository.ROOT.resolve("embedded/target");
    try {
      Process process =
          new ProcessBuilder(
                  Repository.java(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                  "dev.supernetlab.embedded.Embedded",
                  home.toString())
              .redirectError(home.resolve("embedded.err").toFile())
              .start();
      // Not closed: the process ends when its streams do.
      BufferedReader output = process.inputReader(UTF_8);
      String line = output.readLine();
      if (line == null) {
        throw new AssertionError("no broker: see " + home.resolve("embedded.err"));
      }
      return new Backends(process, new ObjectMapper().readTree(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the topics as the list for the jobs says. */
  void createTopics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
      List<NewTopic> topics =
          TopicFiles.listed().entrySet().stream()
              .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
              .toList();
      admin.createTopics(topics).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String kafka() {
    return places.path("kafka").asText();
  }

  String mongo() {
    return places.path("mongo").asText();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
