package dev.supernetlab.local.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.kernels.Processor;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.data.DataDirectories;
import dev.supernetlab.local.process.EngineProcess;
import dev.supernetlab.local.process.Home;
import dev.supernetlab.local.process.Installation;
import dev.supernetlab.supernet.data.Datasets;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at all that a lab needs on this machine. */
public final class Doctor {
  private static final double BYTES_PER_GB = 1e9;
  private static final double MB_PER_GB = 1e3;

  private final Home home;
  private final DataDirectories data;
  private final Consumer<String> lines;
  private final List<String> missing = new ArrayList<>();

  /**
   * Looks at a home and at directories of images.
   *
   * @param lines hears what is found
   */
  public Doctor(Home home, DataDirectories data, Consumer<String> lines) {
    this.home = home;
    this.data = data;
    this.lines = lines;
  }

  /**
   * Looks at everything.
   *
   * @param seconds how long to measure how fast the engine is
   * @return what a lab lacks here, each in a sentence; empty if it can run
   */
  public List<String> examine(Installation installation, int seconds) {
    machine();
    home();
    images();
    requireOf(
        () ->
            EngineProcess.run(installation, seconds, lines)
                .ifPresent(reason -> missing.add("No lab can run here: " + reason + ".")));
    return List.copyOf(missing);
  }

  private void machine() {
    found(
        "java",
        "%s of %s in %s"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("java.home")));
    found(
        "system",
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    int processors = Runtime.getRuntime().availableProcessors();
    found("processor", "%d x %s".formatted(processors, Processor.here()));
    found("memory", memory());
    found(
        "maven",
        program("mvn").map(Path::toString).orElse("no mvn on the PATH: only building needs it"));
  }

  private static String memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? String.format(
            Locale.ROOT,
            "%.1f GB, %.1f GB of it free",
            system.getTotalMemorySize() / BYTES_PER_GB,
            system.getFreeMemorySize() / BYTES_PER_GB)
        : "unknown";
  }

  /** The first of that name on the PATH. */
  private static Optional<Path> program(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void home() {
    requireOf(
        () -> {
          home.prepare();
          found(
              "home",
              String.format(
                  Locale.ROOT, "%s, %.1f GB free", home.directory(), home.freeMb() / MB_PER_GB));
        });
  }

  private void images() {
    String name = Datasets.name(DataSpec.Source.FASHION_MNIST);
    found(
        "images",
        new Datasets(data.all())
            .find(DataSpec.Source.FASHION_MNIST)
            .map(directory -> name + " in " + directory)
            .orElse("no %s in any of %s: ./lab run fetches it".formatted(name, data.all())));
  }

  private void requireOf(Runnable part) {
    try {
      part.run();
    } catch (UnavailableException e) {
      missing.add(e.getMessage());
    }
  }

  private void found(String label, String text) {
    lines.accept(new Finding(label, text).toString());
  }
}
