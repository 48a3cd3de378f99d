package dev.supernetlab.sampler;

import dev.supernetlab.embedded.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A real broker for a Quarkus test. A test's field {@code Consumer<Boolean> broker} stops (false)
 * and starts (true) it, with the same address and data.
 */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
  private Path directory;
  private EmbeddedBroker broker;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory(Path.of("target"), "broker");
      broker = EmbeddedBroker.start(directory, 0);
      return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
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

  private void run(boolean wanted) {
    if (wanted) {
      String address = broker.bootstrapServers();
      int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
      broker = EmbeddedBroker.start(directory, port);
    } else {
      broker.close();
    }
  }
}
