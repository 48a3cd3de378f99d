package dev.supernetlab.trainer;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.SnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the plain classes together from the configuration. */
@ApplicationScoped
class Wiring {
  @Produces
  @Singleton
  Workspaces workspaces(TrainerSettings settings) {
    return new Workspaces(() -> KernelSet.open(settings.kernels()));
  }

  void close(@Disposes Workspaces workspaces) {
    workspaces.close();
  }

  @Produces
  @Singleton
  Trainer trainer(
      Studies studies,
      CheckpointStore checkpoints,
      SnapshotStore snapshots,
      Outbox outbox,
      Workspaces workspaces,
      MeterRegistry meters,
      TrainerSettings settings) {
    return new Trainer(
        studies,
        checkpoints,
        snapshots,
        outbox,
        workspaces,
        new TrainerMetrics(meters),
        new Trainer.Settings(settings.checkpointEvery(), settings.resumeOtherEngines()));
  }
}
