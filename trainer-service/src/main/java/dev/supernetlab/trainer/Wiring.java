package dev.supernetlab.trainer;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.DirectoryCheckpointStore;
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
  CheckpointStore checkpoints(@ConfigProperty(name = "lab.store.directory") Path directory) {
    return new DirectoryCheckpointStore(directory.resolve("checkpoints"));
  }

  @Produces
  @Singleton
  Workspaces workspaces(@ConfigProperty(name = "lab.kernels") String kernels) {
    return new Workspaces(() -> KernelSet.open(kernels));
  }

  void close(@Disposes Workspaces workspaces) {
    workspaces.close();
  }

  @Produces
  @Singleton
  Trainer trainer(
      @ConfigProperty(name = "lab.data.directories") List<Path> data,
      @ConfigProperty(name = "lab.store.directory") Path store,
      @ConfigProperty(name = "trainer.checkpoint-every") int checkpointEvery,
      @ConfigProperty(name = "trainer.resume-other-engines") boolean resumeOtherEngines,
      CheckpointStore checkpoints,
      Outbox outbox,
      Workspaces workspaces,
      MeterRegistry meters) {
    return new Trainer(
        new Studies(new Datasets(data)),
        checkpoints,
        new DirectorySnapshotStore(store.resolve("snapshots")),
        outbox,
        workspaces,
        new TrainerMetrics(meters),
        new Trainer.Settings(checkpointEvery, resumeOtherEngines));
  }
}
