package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.SnapshotTaken;
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

/** Hands snapshots to the evaluator, as many at a time as the channel has consumers. */
@ApplicationScoped
class SnapshotConsumer {
  private final Evaluator evaluator;
  private final ExecutorService threads;
  private final EventConsumer<SnapshotTaken> events;

  SnapshotConsumer(
      Evaluator evaluator,
      MeterRegistry meters,
      @ConfigProperty(name = "evaluator.parallel") int parallel) {
    this.evaluator = evaluator;
    this.threads = Executors.newFixedThreadPool(parallel);
    this.events = new EventConsumer<>(SnapshotTaken.class, Topics.SNAPSHOTS, meters, threads);
  }

  @Incoming("evaluator-snapshots")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> consume(Message<byte[]> message) {
    return events.consume(message, evaluator::handle);
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
