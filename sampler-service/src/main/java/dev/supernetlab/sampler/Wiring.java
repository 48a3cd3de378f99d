package dev.supernetlab.sampler;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes beans of plain classes. */
@ApplicationScoped
class Wiring {
  @Produces
  @Singleton
  Experiments experiments() {
    return new Experiments();
  }

  @Produces
  @Singleton
  Sampler sampler(
      Experiments experiments,
      EventLog log,
      @ConfigProperty(name = "sampler.steps-per-event") int stepsPerEvent,
      @ConfigProperty(name = "sampler.publish-timeout") Duration patience) {
    return new Sampler(experiments, log, stepsPerEvent, patience);
  }

  @Produces
  @Singleton
  SpecReader specReader() {
    return new SpecReader(SpecLimits.DEFAULT);
  }
}
