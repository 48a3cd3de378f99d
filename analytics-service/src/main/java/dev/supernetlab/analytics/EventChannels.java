package dev.supernetlab.analytics;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.messaging.ConsumerLag;
import dev.supernetlab.messaging.EventConsumer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * The three topics that are projected, each in its own order, none in step with another.
 *
 * <p>A store that is killed may lose the last writes it acknowledged, for the embedded one those of
 * some 20 ms. A record is therefore acknowledged, and its offset committed, only {@code
 * analytics.commit-delay} after its write: what was lost is read again, which changes nothing else.
 * A store that is away makes records wait; they are tried again with back-off.
 */
@ApplicationScoped
class EventChannels {
  private static final Logger LOG = Logger.getLogger(EventChannels.class);

  private final Projection projection;
  private final Duration commitDelay;
  private final EventConsumer<Event.OfExperiment> experiments;
  private final EventConsumer<Event.OfTraining> training;
  private final EventConsumer<SnapshotEvaluated> evaluations;
  private final ConsumerLag lag;

  EventChannels(
      Projection projection,
      MeterRegistry meters,
      AnalyticsSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "mp.messaging.incoming.analytics-evaluations.group.id") String group) {
    this.projection = projection;
    this.commitDelay = settings.commitDelay();
    this.experiments = consumer(Event.OfExperiment.class, Topics.EXPERIMENTS, meters);
    this.training = consumer(Event.OfTraining.class, Topics.TRAINING, meters);
    this.evaluations = consumer(SnapshotEvaluated.class, Topics.EVALUATIONS, meters);
    this.lag =
        new ConsumerLag(broker, meters)
            .watch(Topics.EXPERIMENTS, group)
            .watch(Topics.TRAINING, group)
            .watch(Topics.EVALUATIONS, group);
  }

  private static <E extends Event> EventConsumer<E> consumer(
      Class<E> type, String topic, MeterRegistry meters) {
    return new EventConsumer<>(type, topic, meters, Infrastructure.getDefaultWorkerPool());
  }

  @Incoming("analytics-experiments")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> experiments(Message<byte[]> message) {
    return experiments.consume(later(message), this::project);
  }

  @Incoming("analytics-training")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> training(Message<byte[]> message) {
    return training.consume(later(message), this::project);
  }

  @Incoming("analytics-evaluations")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> evaluations(Message<byte[]> message) {
    return evaluations.consume(later(message), this::project);
  }

  @PreDestroy
  void stop() {
    lag.close();
  }

  private boolean project(Event event) {
    projection.project(event);
    return true;
  }

  /** The same message, acknowledged after the delay without keeping the next one waiting. */
  private Message<byte[]> later(Message<byte[]> message) {
    return message.withAck(
        () -> {
          CompletableFuture.delayedExecutor(
                  commitDelay.toMillis(),
                  TimeUnit.MILLISECONDS,
                  Infrastructure.getDefaultExecutor())
              .execute(() -> acknowledge(message));
          return CompletableFuture.completedFuture(null);
        });
  }

  private static void acknowledge(Message<byte[]> message) {
    CompletionStage<Void> acknowledged = message.ack();
    acknowledged.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            LOG.warnf(failure, "LAB-4001 a record will be read again: its offset was not kept");
          }
        });
  }
}
