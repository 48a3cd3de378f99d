package dev.supernetlab.trainer;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.messaging.EventConsumer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Tells the trainer which experiments have ended. */
@ApplicationScoped
class ExperimentConsumer {
  private final Trainer trainer;
  private final EventConsumer<Event.OfExperiment> events;

  ExperimentConsumer(Trainer trainer, MeterRegistry meters) {
    this.trainer = trainer;
    this.events =
        new EventConsumer<>(
            Event.OfExperiment.class,
            Topics.EXPERIMENTS,
            meters,
            Infrastructure.getDefaultWorkerPool());
  }

  @Incoming("trainer-experiments")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> consume(Message<byte[]> message) {
    return events.consume(message, this::handle);
  }

  private boolean handle(Event.OfExperiment event) throws IOException {
    if (event instanceof ExperimentCancelled || event instanceof ExperimentCompleted) {
      trainer.end(event.experimentId());
    }
    return true;
  }
}
