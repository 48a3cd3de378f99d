package dev.supernetlab.local.doctor;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.kernels.Device;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.KernelsUnavailableException;
import dev.supernetlab.local.process.EngineProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what computes on this machine, why, and how fast, in a process that is like that of the
 * services; {@link EngineProcess} reads it.
 */
public final class EngineProbe {
  private static final double WARM_UP = 0.2;
  private static final double MEASURED = 0.15;

  private final PrintStream output;

  EngineProbe(PrintStream output) {
    this.output = output;
  }

  /** Takes the spec whose network is measured, and for how many seconds. */
  public static void main(String[] arguments) throws IOException, InvalidSpecException {
    EngineProbe probe = new EngineProbe(System.out);
    try {
      probe.tellKernels();
      ExperimentSpec spec =
          new SpecReader(SpecLimits.DEFAULT)
              .read(Files.readString(Path.of(arguments[0])), SpecReader.Format.YAML);
      probe.tellThroughput(spec, Double.parseDouble(arguments[1]));
    } catch (KernelsUnavailableException e) {
      System.out.println(EngineProcess.MISSING + e.getMessage());
    }
  }

  /** The sets of kernels in the order in which the automatic choice tries them. */
  void tellKernels() {
    found("backend", "ND4J's %s on %s".formatted(Device.backend(), Device.name()));
    boolean chosen = false;
    String label = "kernels";
    for (KernelSet set : KernelSet.values()) {
      Optional<String> obstacle = set.obstacle();
      if (obstacle.isPresent()) {
        found(label, "not %s: %s".formatted(set.name().toLowerCase(Locale.ROOT), obstacle.get()));
      } else {
        found(label, nameOf(set) + (chosen ? " works too, slower" : ", the fastest that works"));
        chosen = true;
      }
      label = "";
    }
    if (!Device.isGpu()) {
      found("", "no CUDA: this build is for processors; mvn -Pcuda makes one for NVIDIA GPUs");
    }
  }

  private static String nameOf(KernelSet set) {
    try (Kernels kernels = set.open()) {
      return set == KernelSet.CPU
          ? "%s (oneDNN, and vectors of up to %s bits)"
              .formatted(kernels.name(), kernels.name().replaceAll("\\D", ""))
          : kernels.name();
    }
  }

  private void tellThroughput(ExperimentSpec spec, double seconds) {
    int all = Runtime.getRuntime().availableProcessors();
    Throughput throughput = new Throughput(spec);
    String of = "images/s of the network of " + spec.name();
    for (Throughput.Work work : Throughput.Work.values()) {
      throughput.imagesPerSecond(work, all, WARM_UP * seconds);
      double one = throughput.imagesPerSecond(work, 1, MEASURED * seconds);
      double together = throughput.imagesPerSecond(work, all, MEASURED * seconds);
      found(
          work.name().toLowerCase(Locale.ROOT),
          String.format(
              Locale.ROOT, "%,.0f %s on one thread, %,.0f on all %d", one, of, together, all));
    }
  }

  private void found(String label, String text) {
    output.println(EngineProcess.FOUND + new Finding(label, text));
  }
}
