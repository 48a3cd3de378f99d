package dev.supernetlab.local.process;

import dev.supernetlab.local.UnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that ends when its standard input does. It does not hear the terminal's interrupts:
 * whoever started it ends it, in the right order.
 */
final class Subprocess {
  /** The shell makes the program deaf to the terminal's signals, and becomes the program. */
  private static final List<String> DEAF =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

  /** It could not do its work, and its last line says why. */
  private static final int UNAVAILABLE = 3;

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<String> lastLine;

  private Subprocess(String name, Process process, Path log, CompletableFuture<String> lastLine) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.lastLine = lastLine;
  }

  /**
   * Starts a command; its output goes to a file, and line by line to a listener.
   *
   * @param name for messages, as it stands at the start of a sentence
   */
  static Subprocess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Consumer<String> lines) {
    List<String> deaf = new ArrayList<>(DEAF);
    deaf.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(deaf).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      CompletableFuture<String> lastLine = new CompletableFuture<>();
      Thread reader = new Thread(() -> lastLine.complete(copy(process, log, lines)), name);
      reader.setDaemon(true);
      reader.start();
      return new Subprocess(name, process, log, lastLine);
    } catch (IOException e) {
      throw new UnavailableException(name + " could not be started: " + e.getMessage(), e);
    }
  }

  ProcessRef ref() {
    return ProcessRef.of(process.toHandle());
  }

  /**
   * Returns while it runs.
   *
   * @throws UnavailableException if it has ended; with its last line where that says why
   */
  void requireAlive() {
    if (!process.isAlive()) {
      int code = process.exitValue();
      String said = code == UNAVAILABLE ? lastWords() : "";
      throw new UnavailableException(
          said.isEmpty() ? "%s ended by itself with %d: see %s.".formatted(name, code, log) : said);
    }
  }

  private String lastWords() {
    return lastLine.completeOnTimeout("", LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Ends it in order, or by force when that takes longer than the limit. */
  void end(Duration limit) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already: there is no input left to close.
    }
    boolean interrupted = false;
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      process.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the last line. */
  private static String copy(Process process, Path log, Consumer<String> lines) {
    String last = "";
    try (BufferedReader output =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer file = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        file.append(line).append('\n').flush();
        lines.accept(line);
        last = line;
      }
    } catch (IOException e) {
      lines.accept("ERROR its output cannot be kept in " + log + ": " + e.getMessage());
    }
    return last;
  }
}
