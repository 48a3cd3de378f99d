package dev.supernetlab.evaluator;

import dev.supernetlab.kernels.KernelSet;
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
  Scorers scorers(EvaluatorSettings settings) {
    return new Scorers(() -> KernelSet.open(settings.kernels()));
  }

  void close(@Disposes Scorers scorers) {
    scorers.close();
  }

  @Produces
  @Singleton
  Evaluator evaluator(
      Studies studies,
      SnapshotStore snapshots,
      Outbox outbox,
      Scorers scorers,
      MeterRegistry meters) {
    return new Evaluator(studies, snapshots, outbox, scorers, new EvaluatorMetrics(meters));
  }
}
