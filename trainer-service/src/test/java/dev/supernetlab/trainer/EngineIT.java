package dev.supernetlab.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on a machine whose libraries do not fit it. */
class EngineIT {
  private static final Path BUILT = Path.of("target/quarkus-app").toAbsolutePath();
  private static final int NO_ENGINE = 4;

  @TempDir Path app;

  @Test
  void withoutABackendItSaysWhatIsMissingAndEndsWithItsOwnCode() throws Exception {
    copyWithoutBackend();
    Path output = app.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.http.port=0",
                "-Dkafka.bootstrap.servers=127.0.0.1:1",
                "-jar",
                app.resolve("quarkus-run.jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(output, UTF_8).lines())
        .filteredOn(line -> line.contains("EngineStart"))
        .singleElement()
        .asString()
        .contains("ND4J has no backend on the class path of this process");
    assertThat(process.exitValue()).isEqualTo(NO_ENGINE);
  }

  private void copyWithoutBackend() throws IOException {
    try (Stream<Path> files = Files.walk(BUILT)) {
      files.forEach(file -> copy(file, app.resolve(BUILT.relativize(file).toString())));
    }
  }

  private static void copy(Path from, Path to) {
    try {
      if (from.getFileName().toString().startsWith("org.nd4j.nd4j-native-1")) {
        new JarOutputStream(Files.newOutputStream(to)).close();
      } else if (!from.equals(BUILT)) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
