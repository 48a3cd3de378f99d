package dev.supernetlab.trainer;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.messaging.ConsumerLag;
import dev.supernetlab.messaging.EventConsumer;
import dev.supernetlab.messaging.ExperimentEnds;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hands orders to the trainer, as many at a time as the channel has consumers, and tells it which
 * experiments have ended.
 */
@ApplicationScoped
class KafkaInbox {
  private final Trainer trainer;
  private final ExecutorService threads;
  private final EventConsumer<Event.OfSamples> orders;
  private final ExperimentEnds ends;
  private final ConsumerLag lag;
  private final Duration stopTimeout;

  KafkaInbox(
      Trainer trainer,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      MeterRegistry meters,
      TrainerSettings settings,
      @ConfigProperty(name = "mp.messaging.incoming.trainer-samples.group.id") String group) {
    this.trainer = trainer;
    this.threads = Executors.newFixedThreadPool(settings.parallel());
    this.orders = new EventConsumer<>(Event.OfSamples.class, Topics.SAMPLES, meters, threads);
    this.ends = new ExperimentEnds(trainer::end, "trainer", broker, meters);
    this.lag = new ConsumerLag(broker, meters).watch(Topics.SAMPLES, group);
    this.stopTimeout = settings.stopTimeout();
  }

  @Incoming("trainer-samples")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> order(Message<byte[]> message) {
    return orders.consume(message, trainer::handle);
  }

  @Incoming("trainer-experiments")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> end(Message<byte[]> message) {
    return ends.consume(message);
  }

  /** Now, since broker and store are out of reach when beans are destroyed. */
  void onStop(@Observes ShutdownEvent stop) {
    trainer.stop();
    orders.stop(stopTimeout);
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    lag.close();
  }
}
