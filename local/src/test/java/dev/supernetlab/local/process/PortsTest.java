package dev.supernetlab.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  /** A port of the privileged ones on which nothing is ever found. */
  private static final int UNUSED = 1;

  @Test
  void aPortThatSomebodyListensOnIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.free(other.getLocalPort()))
          .isInstanceOf(UnavailableException.class)
          .hasMessage(
              "Port %d is in use by another program: give another with --port, or end that"
                  + " program.",
              other.getLocalPort());
    }
  }

  @Test
  void aPortThatNobodyListensOnIsRefusedWithTheReasonOfTheSystem() {
    assertThat(Ports.refusal(UNUSED, "Permission denied"))
        .isEqualTo(
            "Port 1 cannot be had (Permission denied): give another, from 1024 on, with --port.");
  }

  @Test
  void anyFreePortWillDo() {
    assertThat(Ports.free(0)).isPositive();
  }
}
