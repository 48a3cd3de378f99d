package dev.supernetlab.local.process;

import static java.util.stream.Collectors.partitioningBy;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.export.ExportRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A process that computes as the services would, and says how. */
public final class EngineProcess {
  /** Lines that begin so are what it found. */
  public static final String FOUND = "> ";

  /** The line that begins so is the sentence that says what is missing. */
  public static final String MISSING = "! ";

  private EngineProcess() {}

  /**
   * Runs it to its end.
   *
   * @param seconds how long it measures
   * @param lines hears what it finds
   * @return what is missing, if anything is
   * @throws UnavailableException if it cannot be started or fails
   */
  public static Optional<String> run(
      Installation installation, int seconds, Consumer<String> lines) {
    return run(installation.engine(seconds), lines);
  }

  /**
   * Likewise, for what a spec would do.
   *
   * @param spec a file of it
   */
  public static Optional<String> plan(
      Installation installation, Path spec, int seconds, Consumer<String> lines) {
    return run(installation.plan(spec, seconds), lines);
  }

  /** Likewise, to write a child's graph. */
  public static Optional<String> export(
      Installation installation, ExportRequest request, Consumer<String> lines) throws IOException {
    Path file = Files.createTempFile("export", ".json");
    try {
      JsonCodec.JSON.writeValue(file.toFile(), request);
      return run(installation.export(file), lines);
    } finally {
      Files.delete(file);
    }
  }

  private static Optional<String> run(List<String> command, Consumer<String> lines) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(RunningLab.ENGINE_THREADS);
    try {
      Process process = builder.start();
      Map<Boolean, List<String>> others = read(process, lines);
      int code = process.waitFor();
      if (code != 0) {
        throw new UnavailableException(
            "The process of the engine ended by itself with %d: %s"
                .formatted(code, others.get(false).stream().reduce("", (a, b) -> b)));
      }
      return others.get(true).stream().findFirst().map(line -> line.substring(MISSING.length()));
    } catch (IOException e) {
      throw new UnavailableException(
          "The process of the engine could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new UnavailableException("The measurement was interrupted.", e);
    }
  }

  /** Hands on what it found; returns the other lines, by whether they say what is missing. */
  private static Map<Boolean, List<String>> read(Process process, Consumer<String> lines)
      throws IOException {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      return output
          .lines()
          .filter(
              line -> {
                boolean found = line.startsWith(FOUND);
                if (found) {
                  lines.accept(line.substring(FOUND.length()));
                }
                return !found;
              })
          .collect(partitioningBy(line -> line.startsWith(MISSING)));
    }
  }
}
