package dev.supernetlab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path directory;

  @Test
  void whatIsProducedIsConsumedAndKeptOverARestart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      Records.produce(broker.bootstrapServers(), "topic", "a", "b");
      assertThat(Records.consume(broker.bootstrapServers(), "topic", 2)).containsExactly("a", "b");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      Records.produce(broker.bootstrapServers(), "topic", "c");
      assertThat(Records.consume(broker.bootstrapServers(), "topic", 3))
          .containsExactly("a", "b", "c");
    }
  }

  @Test
  void aPortInUseIsSaidInOneSentence() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort()))
          .isInstanceOf(UnavailableException.class)
          .hasMessage(
              "Port %d is in use by another program: give the Kafka broker another one, or end that"
                  + " program.",
              other.getLocalPort());
    }
  }
}
