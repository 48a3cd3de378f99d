package dev.supernetlab.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubprocessTest {
  @TempDir Path directory;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void theEndOfItsInputEndsItAndItsOutputIsKept() {
    Subprocess process = start("echo $GREETING; cat; echo bye");
    awaitLines(1);
    process.requireAlive();
    process.end(Duration.ofSeconds(10));
    awaitLines(2);
    assertThat(lines).containsExactly("hello", "bye");
    assertThat(directory.resolve("log")).hasContent("hello\nbye\n");
  }

  @Test
  void theTerminalsInterruptDoesNotReachIt() throws IOException, InterruptedException {
    Subprocess process = start("echo up; cat; echo bye");
    awaitLines(1);
    new ProcessBuilder("kill", "-INT", Long.toString(process.ref().pid())).start().waitFor();
    process.requireAlive();
    process.end(Duration.ofSeconds(10));
    awaitLines(2);
    assertThat(lines).containsExactly("up", "bye");
  }

  @Test
  void oneThatDoesNotEndIsEndedByForce() {
    Subprocess process = start("echo up; exec sleep 600");
    awaitLines(1);
    process.end(Duration.ofMillis(100));
    Awaitility.await().until(() -> !process.ref().isAlive());
  }

  @Test
  void oneThatEndsByItselfIsNoticed() {
    Subprocess process = start("exit 7");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(process::requireAlive)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("The test ended by itself with 7: see %s.", log()));
  }

  @Test
  void oneThatSaysWhyItCannotWorkIsQuoted() {
    Subprocess process = start("echo WARNING: something; echo The store is in use.; exit 3");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(process::requireAlive)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("The store is in use."));
  }

  private Path log() {
    return directory.resolve("log");
  }

  private void awaitLines(int count) {
    Awaitility.await().until(() -> lines.size() >= count);
  }

  private Subprocess start(String script) {
    return Subprocess.start(
        "The test",
        List.of("/bin/sh", "-c", script),
        Map.of("GREETING", "hello"),
        log(),
        lines::add);
  }
}
