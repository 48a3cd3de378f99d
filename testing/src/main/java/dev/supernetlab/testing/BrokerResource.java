package dev.supernetlab.testing;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.embedded.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real broker and an empty directory for weights ({@code lab.store.directory}) for a Quarkus
 * test. With the argument {@value #PARTITIONS} the broker has all topics, of so many partitions; by
 * default it has none. A test's field {@code Consumer<Boolean> broker} stops (false) and starts
 * (true) it, with the same address and data.
 */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
  /** Name of the argument. */
  public static final String PARTITIONS = "partitions";

  private Optional<Integer> partitions = Optional.empty();
  private Path directory;
  private EmbeddedBroker broker;

  @Override
  public void init(Map<String, String> arguments) {
    partitions = Optional.ofNullable(arguments.get(PARTITIONS)).map(Integer::valueOf);
  }

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory(Path.of("target"), "broker");
      broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
      partitions.ifPresent(count -> createTopics(broker.bootstrapServers(), count));
      return Map.of(
          "kafka.bootstrap.servers",
          broker.bootstrapServers(),
          "lab.store.directory",
          directory.resolve("store").toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    Consumer<Boolean> broker = this::run;
    injector.injectIntoFields(
        broker, field -> field.getName().equals("broker") && field.getType() == Consumer.class);
  }

  @Override
  public void stop() {
    broker.close();
  }

  /** Makes all topics that events travel on. */
  public static void createTopics(String bootstrapServers, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              Stream.of(
                      Topics.EXPERIMENTS,
                      Topics.SAMPLES,
                      Topics.TRAINING,
                      Topics.SNAPSHOTS,
                      Topics.EVALUATIONS,
                      Topics.ANALYSES)
                  .map(topic -> new NewTopic(topic, partitions, (short) 1))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void run(boolean wanted) {
    if (wanted) {
      String address = broker.bootstrapServers();
      int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
      broker = EmbeddedBroker.start(directory.resolve("kafka"), port);
    } else {
      broker.close();
    }
  }
}
