package dev.supernetlab.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor of this machine, as far as the operating system tells.
 *
 * @param model for example {@code AMD EPYC 9R14}; its architecture where the model is not known
 * @param extensions those of its instruction set that vector code uses, the widest first; empty
 *     where they are not known
 */
public record Processor(String model, List<String> extensions) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> USED = List.of("avx512f", "avx2", "fma", "asimd");

  public Processor {
    extensions = List.copyOf(extensions);
  }

  /** This machine's. */
  public static Processor here() {
    List<String> lines = lines();
    String known = Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElse("");
    String model = value(lines, "model name").orElse(known);
    return new Processor(
        model.isBlank() ? System.getProperty("os.arch") : model,
        extensions(value(lines, "flags").or(() -> value(lines, "Features")).orElse("")));
  }

  /** Those of the flags, separated by spaces, that vector code uses. */
  static List<String> extensions(String flags) {
    return USED.stream().filter(List.of(flags.split(" ", -1))::contains).toList();
  }

  private static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name) && line.contains(":"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static List<String> lines() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines.toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public String toString() {
    return extensions.isEmpty()
        ? model
        : model + extensions.stream().collect(Collectors.joining(", ", " (", ")"));
  }
}
