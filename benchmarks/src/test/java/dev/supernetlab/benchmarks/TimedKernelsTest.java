package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.kernels.Kernels;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class TimedKernelsTest {
  private final Kernels plain =
      (Kernels)
          Proxy.newProxyInstance(
              Kernels.class.getClassLoader(),
              new Class<?>[] {Kernels.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  throw new IllegalStateException("closed");
                }
                return method.getName().equals("name") ? "plain" : null;
              });

  private final TimedKernels timed = TimedKernels.of(plain);

  @Test
  void callsReachTheKernelsAndAreCounted() {
    assertThat(timed.kernels().name()).isEqualTo("plain");
    timed.kernels().add(null, null);
    timed.kernels().add(null, null);
    assertThat(timed.timings())
        .extracting(timing -> timing.call() + ": " + timing.calls())
        .containsExactlyInAnyOrder("name: 1", "add no x, no y: 2");
  }

  @Test
  void whatTheKernelsThrowComesThroughAsItIs() {
    assertThatThrownBy(() -> timed.kernels().close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed");
  }

  @Test
  void aResetForgets() {
    timed.kernels().add(null, null);
    timed.reset();
    assertThat(timed.timings()).isEmpty();
  }
}
