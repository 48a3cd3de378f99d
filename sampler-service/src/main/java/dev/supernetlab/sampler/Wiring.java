package dev.supernetlab.sampler;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

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
  Sampler sampler(Experiments experiments, EventLog log, SamplerSettings settings) {
    return new Sampler(experiments, log, settings.stepsPerEvent(), settings.publishTimeout());
  }

  @Produces
  @Singleton
  SpecReader specReader(SamplerSettings settings) {
    SamplerSettings.Limits limits = settings.limits();
    return new SpecReader(
        new SpecLimits(
            limits.children(),
            limits.trainings(),
            limits.steps(),
            limits.imagesToTrain(),
            limits.snapshots(),
            limits.imagesToScore(),
            limits.activations()));
  }
}
