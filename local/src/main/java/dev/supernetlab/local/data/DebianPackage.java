package dev.supernetlab.local.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A Debian package that holds the files packed. It is downloaded with package lists of our own,
 * which needs no rights, and unpacked, not installed.
 *
 * @param name of the package
 * @param content directory of the files in it, relative to the root
 */
record DebianPackage(String name, String content) implements Source {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String where() {
    return "the Debian package " + name;
  }

  @Override
  public void fetch(List<DataFile> files, Path directory, LongConsumer stored) throws IOException {
    Path work = Files.createTempDirectory(directory, "apt");
    try {
      Files.createDirectories(work.resolve("lists/partial"));
      Files.createDirectories(work.resolve("cache/archives/partial"));
      List<String> apt =
          List.of(
              "apt-get",
              "-o",
              "Dir::State::Lists=" + work.resolve("lists"),
              "-o",
              "Dir::Cache=" + work.resolve("cache"),
              "-o",
              "APT::Sandbox::User=",
              "-o",
              "Acquire::Retries=2");
      run(work, apt, "update");
      run(work, apt, "download", name);
      run(work, List.of("dpkg-deb", "-x"), only(work).toString(), work.resolve("root").toString());
      for (DataFile file : files) {
        Path packed = work.resolve("root").resolve(content).resolve(file.name() + ".gz");
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(packed))) {
          file.store(unpacked, directory, stored);
        }
      }
    } finally {
      delete(work);
    }
  }

  private static void run(Path work, List<String> command, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    Path log = work.resolve("log");
    Process process =
        new ProcessBuilder(all)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(command.get(0) + " took more than " + LIMIT.toMinutes() + " min");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.get(0) + " " + arguments[0] + ": " + lastLine(log));
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return lines.isEmpty() ? "failed" : lines.get(lines.size() - 1);
  }

  private static Path only(Path work) throws IOException {
    try (Stream<Path> found = Files.list(work)) {
      return found
          .filter(f -> f.toString().endsWith(".deb"))
          .findFirst()
          .orElseThrow(() -> new IOException("apt-get downloaded nothing"));
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
