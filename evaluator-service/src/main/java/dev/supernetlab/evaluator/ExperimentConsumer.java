package dev.supernetlab.evaluator;

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

/** Tells the evaluator which experiments have ended. */
@ApplicationScoped
class ExperimentConsumer {
  private final Evaluator evaluator;
  private final EventConsumer<Event.OfExperiment> events;

  ExperimentConsumer(Evaluator evaluator, MeterRegistry meters) {
    this.evaluator = evaluator;
    this.events =
        new EventConsumer<>(
            Event.OfExperiment.class,
            Topics.EXPERIMENTS,
            meters,
            Infrastructure.getDefaultWorkerPool());
  }

  @Incoming("evaluator-experiments")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> consume(Message<byte[]> message) {
    return events.consume(message, this::handle);
  }

  private boolean handle(Event.OfExperiment event) throws IOException {
    if (event instanceof ExperimentCancelled || event instanceof ExperimentCompleted) {
      evaluator.end(event.experimentId());
    }
    return true;
  }
}
