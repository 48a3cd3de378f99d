package dev.supernetlab.local.doctor;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.kernels.KernelsUnavailableException;
import dev.supernetlab.local.process.EngineProcess;
import dev.supernetlab.sampler.PlanView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says what a spec would do, and how long it would take here, in a process that is like that of the
 * services; {@link EngineProcess} reads it.
 */
public final class PlanProbe {
  /** Parts of the time that each kind of work is warmed up for, and measured twice. */
  private static final double WARM_UP = 0.2;

  private static final double MEASURED = 0.15;

  private PlanProbe() {}

  /** Takes the spec, and for how many seconds its network is measured. */
  public static void main(String[] arguments) throws IOException, InvalidSpecException {
    ExperimentSpec spec =
        new SpecReader(SpecLimits.LISTABLE)
            .read(Files.readString(Path.of(arguments[0])), SpecReader.Format.YAML);
    try {
      PlanText.of(PlanView.of(spec), speed(spec, Double.parseDouble(arguments[1])))
          .forEach(line -> System.out.println(EngineProcess.FOUND + line));
    } catch (KernelsUnavailableException e) {
      System.out.println(EngineProcess.MISSING + e.getMessage());
    }
  }

  private static PlanText.Speed speed(ExperimentSpec spec, double seconds) {
    int threads = Runtime.getRuntime().availableProcessors();
    Throughput throughput = new Throughput(spec);
    throughput.imagesPerSecond(Throughput.Work.TRAINED, threads, WARM_UP * seconds);
    double alone = throughput.imagesPerSecond(Throughput.Work.TRAINED, 1, MEASURED * seconds);
    double trained =
        throughput.imagesPerSecond(Throughput.Work.TRAINED, threads, MEASURED * seconds);
    throughput.imagesPerSecond(Throughput.Work.SCORED, threads, WARM_UP * seconds);
    double scored =
        throughput.imagesPerSecond(Throughput.Work.SCORED, threads, 2 * MEASURED * seconds);
    return new PlanText.Speed(threads, alone, trained, scored);
  }
}
