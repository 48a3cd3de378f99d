package dev.supernetlab.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFinderTest {
  private static final ProcessRef ENDED = new ProcessRef(1, 1);

  @TempDir Path directory;
  private Home home;
  private Process process;

  @BeforeEach
  void leaveAProcess() throws IOException {
    home = new Home(directory);
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void whereNothingRanNothingIsFound() {
    assertThat(finder().running()).isEmpty();
    assertThat(finder().down()).isFalse();
  }

  @Test
  void aLeftoverOfAnEarlierStartIsNamedInOneSentence() {
    home.writeState(state(ENDED, ProcessRef.of(process.toHandle())));
    assertThatThrownBy(() -> finder().running())
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "A process of an earlier start (pid %d) still holds %s: end it with ./lab down.",
            process.pid(), directory);
  }

  @Test
  void downEndsWhatIsLeft() {
    home.writeState(state(ENDED, ProcessRef.of(process.toHandle())));
    assertThat(finder().down()).isTrue();
    // A Process notes its end a moment after its handle does.
    assertThat(process.toHandle().isAlive()).isFalse();
    assertThat(home.readState()).isEmpty();
  }

  @Test
  void aProcessWithTheNumberOfAnEarlierOneIsLeftAlone() {
    home.writeState(state(ENDED, new ProcessRef(process.pid(), 1)));
    assertThat(finder().running()).isEmpty();
    assertThat(finder().down()).isFalse();
    assertThat(process.isAlive()).isTrue();
  }

  private LabFinder finder() {
    return new LabFinder(home, Duration.ofMillis(100));
  }

  private static LabState state(ProcessRef owner, ProcessRef broker) {
    return new LabState(
        owner, broker, null, URI.create("http://127.0.0.1:1"), "127.0.0.1:2", "mongodb://x");
  }
}
