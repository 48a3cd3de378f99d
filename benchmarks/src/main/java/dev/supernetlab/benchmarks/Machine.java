package dev.supernetlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What figures depend on. */
record Machine(String processor, int processors, String instructionSet) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
  private static final List<String> EXTENSIONS = List.of("avx512f", "avx2", "fma");

  /** This machine, as far as the operating system tells. */
  static Machine here() {
    int processors = Runtime.getRuntime().availableProcessors();
    String arch = System.getProperty("os.arch");
    List<String> lines = lines(CPU_INFO);
    String flags = value(lines, "flags").orElse("");
    String extensions =
        EXTENSIONS.stream().filter(List.of(flags.split(" ", -1))::contains).findFirst().orElse("");
    return new Machine(
        value(lines, "model name").orElse(System.getProperty("os.name")),
        processors,
        extensions.isEmpty() ? arch : arch + " with " + extensions);
  }

  /** Greatest resident memory of this process so far in bytes; empty where there is no /proc. */
  static Optional<Long> peakMemory() {
    return value(lines(PROCESS_STATUS), "VmHWM")
        .map(text -> Long.parseLong(text.replace("kB", "").strip()) * 1024);
  }

  /** Value of the first line 'name : value'. */
  static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name) && line.contains(":"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public String toString() {
    return "%s, %d processors, %s".formatted(processor, processors, instructionSet);
  }
}
