package dev.supernetlab.analytics;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.embedded.EmbeddedBroker;
import dev.supernetlab.embedded.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A real broker and a store that speaks MongoDB's protocol, for as long as the tests run. */
public class EmbeddedBackends implements QuarkusTestResourceLifecycleManager {
  private EmbeddedBroker broker;
  private Path data;
  private EmbeddedStore store;

  @Override
  public Map<String, String> start() {
    try {
      Path home = Files.createTempDirectory(Path.of("target"), "embedded");
      broker = EmbeddedBroker.start(home.resolve("kafka"), 0);
      data = home.resolve("mongo.mv");
      store = EmbeddedStore.start(data, 0);
      cutARebuildShort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "kafka.bootstrap.servers", broker.bootstrapServers(),
        "quarkus.mongodb.connection-string", store.connectionString(),
        "quarkus.http.test-port", "0");
  }

  /** As if the service had been killed in the midst of one, long ago. */
  private void cutARebuildShort() {
    try (MongoClient client = MongoClients.create(store.connectionString())) {
      new ResultStore(client.getDatabase("supernet-lab")).drop();
    }
  }

  @Override
  public void inject(TestInjector injector) {
    int port = URI.create(store.connectionString()).getPort();
    Consumer<Boolean> storeSwitch =
        on -> {
          if (on) {
            store = EmbeddedStore.start(data, port);
          } else {
            store.close();
          }
        };
    injector.injectIntoFields(storeSwitch, new TestInjector.MatchesType(Consumer.class));
  }

  @Override
  public void stop() {
    store.close();
    broker.close();
  }
}
