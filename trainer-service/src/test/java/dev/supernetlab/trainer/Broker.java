package dev.supernetlab.trainer;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.embedded.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real broker, and an empty directory for weights, for the application under test. */
public final class Broker implements QuarkusTestResourceLifecycleManager {
  private EmbeddedBroker broker;

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory("trainer-it");
      broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin
            .createTopics(
                List.of(
                    new NewTopic(Topics.SAMPLES, 4, (short) 1),
                    new NewTopic(Topics.EXPERIMENTS, 1, (short) 1)))
            .all()
            .get();
      }
      return Map.of(
          "kafka.bootstrap.servers",
          broker.bootstrapServers(),
          "lab.store.directory",
          directory.resolve("store").toString(),
          "lab.kernels",
          "portable",
          "quarkus.http.test-port",
          "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    broker.close();
  }
}
