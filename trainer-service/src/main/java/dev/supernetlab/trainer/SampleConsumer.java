package dev.supernetlab.trainer;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.messaging.EventConsumer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hands orders to the trainer, as many at a time as the channel has consumers. */
@ApplicationScoped
class SampleConsumer {
  private final Trainer trainer;
  private final ExecutorService threads;
  private final EventConsumer<Event.OfSamples> events;

  SampleConsumer(
      Trainer trainer,
      MeterRegistry meters,
      @ConfigProperty(name = "trainer.parallel") int parallel) {
    this.trainer = trainer;
    this.threads = Executors.newFixedThreadPool(parallel);
    this.events = new EventConsumer<>(Event.OfSamples.class, Topics.SAMPLES, meters, threads);
  }

  @Incoming("trainer-samples")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> consume(Message<byte[]> message) {
    return events.consume(message, trainer::handle);
  }

  @PreDestroy
  void stop() {
    trainer.stop();
    threads.shutdown();
  }
}
