package dev.supernetlab.local.display;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlainLinesTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private long now;

  @Test
  void aLineComesAtOnceThenEveryFiveSecondsThenAtTheEnd() {
    try (Display lines = new PlainLines("task", new PrintStream(output, true, UTF_8), () -> now)) {
      lines.at(1, 100, "first");
      lines.at(2, 100, "too early");
      now += Duration.ofSeconds(5).toNanos();
      lines.at(30, 100, "later");
      lines.at(100, 100, "end");
    }
    assertThat(output.toString(UTF_8))
        .isEqualToNormalizingNewlines("task   1% first\ntask  30% later\ntask 100% end\n");
  }

  @Test
  void nothingNewIsNothingSaid() {
    try (Display lines = new PlainLines("task", new PrintStream(output, true, UTF_8), () -> now)) {
      lines.at(1, 2, "same");
      now += Duration.ofMinutes(1).toNanos();
      lines.at(1, 2, "same");
    }
    assertThat(output.toString(UTF_8)).hasLineCount(1);
  }
}
