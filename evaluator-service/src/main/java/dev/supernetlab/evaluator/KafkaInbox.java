package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.SnapshotTaken;
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
 * Hands snapshots to the evaluator, as many at a time as the channel has consumers, and tells it
 * which experiments have ended.
 */
@ApplicationScoped
class KafkaInbox {
  private final Evaluator evaluator;
  private final ExecutorService threads;
  private final EventConsumer<SnapshotTaken> snapshots;
  private final ExperimentEnds ends;
  private final ConsumerLag lag;
  private final Duration stopTimeout;

  KafkaInbox(
      Evaluator evaluator,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      MeterRegistry meters,
      EvaluatorSettings settings,
      @ConfigProperty(name = "mp.messaging.incoming.evaluator-snapshots.group.id") String group) {
    this.evaluator = evaluator;
    this.threads = Executors.newFixedThreadPool(settings.parallel());
    this.snapshots = new EventConsumer<>(SnapshotTaken.class, Topics.SNAPSHOTS, meters, threads);
    this.ends = new ExperimentEnds(evaluator::end, "evaluator", broker, meters);
    this.lag = new ConsumerLag(broker, meters).watch(Topics.SNAPSHOTS, group);
    this.stopTimeout = settings.stopTimeout();
  }

  @Incoming("evaluator-snapshots")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> score(Message<byte[]> message) {
    return snapshots.consume(message, evaluator::handle);
  }

  @Incoming("evaluator-experiments")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> end(Message<byte[]> message) {
    return ends.consume(message);
  }

  /** Now, since broker and store are out of reach when beans are destroyed. */
  void onStop(@Observes ShutdownEvent stop) {
    snapshots.stop(stopTimeout);
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    lag.close();
  }
}
