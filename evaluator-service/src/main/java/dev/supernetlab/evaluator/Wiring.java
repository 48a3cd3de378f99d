package dev.supernetlab.evaluator;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the plain classes together from the configuration. */
@ApplicationScoped
class Wiring {
  @Produces
  @Singleton
  Scorers scorers(@ConfigProperty(name = "lab.kernels") String kernels) {
    return new Scorers(() -> KernelSet.open(kernels));
  }

  void close(@Disposes Scorers scorers) {
    scorers.close();
  }

  @Produces
  @Singleton
  Evaluator evaluator(
      @ConfigProperty(name = "lab.data.directories") List<Path> data,
      @ConfigProperty(name = "lab.store.directory") Path store,
      Outbox outbox,
      Scorers scorers,
      MeterRegistry meters) {
    return new Evaluator(
        new Studies(new Datasets(data)),
        new DirectorySnapshotStore(store.resolve("snapshots")),
        outbox,
        scorers,
        new EvaluatorMetrics(meters));
  }
}
