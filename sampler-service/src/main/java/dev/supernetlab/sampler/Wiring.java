package dev.supernetlab.sampler;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
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
      @ConfigProperty(name = "sampler.steps-per-event") int stepsPerEvent) {
    return new Sampler(experiments, log, stepsPerEvent, Clock.systemUTC());
  }

  @Produces
  @Singleton
  SpecReader specReader() {
    return new SpecReader(SpecLimits.DEFAULT);
  }
}
