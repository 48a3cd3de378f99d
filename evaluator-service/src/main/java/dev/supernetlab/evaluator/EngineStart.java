package dev.supernetlab.evaluator;

import dev.supernetlab.kernels.Device;
import dev.supernetlab.kernels.KernelsUnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Tells at the start what does the arithmetic, in the log and as {@code lab.engine.info}, which is
 * always 1; where nothing can do it, says what is missing and ends the process.
 */
@ApplicationScoped
class EngineStart {
  /** The process ends with it where no kernels work; its last error says why. */
  private static final int NO_ENGINE = 4;

  private static final Logger LOG = Logger.getLogger(EngineStart.class);

  private final Scorers scorers;
  private final MeterRegistry meters;

  EngineStart(Scorers scorers, MeterRegistry meters) {
    this.scorers = scorers;
    this.meters = meters;
  }

  void onStart(@Observes StartupEvent start) {
    try (Scorers.Loan loan = scorers.borrow()) {
      tell(loan.kernels(), Device.name());
    } catch (KernelsUnavailableException e) {
      LOG.error(e.getMessage());
      Quarkus.asyncExit(NO_ENGINE);
    }
  }

  private void tell(String kernels, String device) {
    LOG.infof("The evaluator computes with kernels %s on %s", kernels, device);
    Gauge.builder("lab.engine.info", () -> 1)
        .tags("service", "evaluator", "kernels", kernels, "device", device)
        .register(meters);
  }
}
