package dev.supernetlab.sampler;

import static org.awaitility.Awaitility.await;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.embedded.EmbeddedBroker;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void whoStartsBeforeTheBrokerMakesTheTopicsWhenThatIsThere(@TempDir Path directory)
      throws Exception {
    int port = freePort();
    Map<String, Object> address = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    TopicSetup setup = new TopicSetup(address, settings());
    setup.onStart(new StartupEvent());
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, port);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      await()
          .atMost(SOON)
          .until(() -> admin.listTopics().names().get().contains(Topics.EXPERIMENTS));
    } finally {
      setup.stop();
    }
  }

  private static SamplerSettings settings() {
    return new SmallRyeConfigBuilder()
        .addDefaultSources()
        .withSources(
            new PropertiesConfigSource(
                Map.of("sampler.publish-timeout", "PT10S"), "what plain Java reads", 1000))
        .withMapping(SamplerSettings.class)
        .build()
        .getConfigMapping(SamplerSettings.class);
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
