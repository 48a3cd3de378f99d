package dev.supernetlab.sampler;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.messaging.DeadLetters;
import dev.supernetlab.messaging.EventConsumer;
import dev.supernetlab.messaging.PoisonEventException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads the log, from its beginning at every start. Of the evaluations, which are most of it, only
 * those that end a round matter here; the others are passed over without being parsed.
 */
@ApplicationScoped
class LogConsumer {
  /** The field that is there only where a round ends. */
  private static final String ROUND = "\"round\":";

  private final Experiments experiments;
  private final SamplerThread thread;
  private final Replay replay;
  private final EventConsumer<Event.OfExperiment> facts;
  private final EventConsumer<StageAnalysed> analyses;
  private final EventConsumer<SnapshotEvaluated> evaluations;

  LogConsumer(
      Experiments experiments,
      SamplerThread thread,
      @Identifier("sampler-replay") Replay replay,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      MeterRegistry meters) {
    this.experiments = experiments;
    this.thread = thread;
    this.replay = replay;
    this.facts = consumer(Event.OfExperiment.class, Topics.EXPERIMENTS, broker, meters);
    this.analyses = consumer(StageAnalysed.class, Topics.ANALYSES, broker, meters);
    this.evaluations = consumer(SnapshotEvaluated.class, Topics.EVALUATIONS, broker, meters);
  }

  private static <E extends Event> EventConsumer<E> consumer(
      Class<E> type, String topic, Map<String, Object> broker, MeterRegistry meters) {
    return new EventConsumer<>(
        type,
        topic,
        meters,
        Infrastructure.getDefaultWorkerPool(),
        new DeadLetters(topic, "sampler", broker));
  }

  @Incoming("sampler-experiments")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> experiments(Message<byte[]> message) {
    return facts.consume(message, event -> apply(event, message)).eventually(() -> read(message));
  }

  @Incoming("sampler-analyses")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> analyses(Message<byte[]> message) {
    return analyses
        .consume(message, event -> apply(event, message))
        .eventually(() -> read(message));
  }

  @Incoming("sampler-evaluations")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> evaluations(Message<byte[]> message) {
    if (!new String(message.getPayload(), UTF_8).contains(ROUND)) {
      read(message);
      return Uni.createFrom().completionStage(message.ack());
    }
    return evaluations
        .consume(message, event -> apply(event, message))
        .eventually(() -> read(message));
  }

  private boolean apply(Event event, Message<byte[]> message) {
    Instant time =
        message
            .getMetadata(IncomingKafkaRecordMetadata.class)
            .map(at -> at.getTimestamp())
            .orElse(Instant.EPOCH);
    take(event, time);
    if (replay.done()) {
      thread.advance(event.experimentId());
    }
    return true;
  }

  /** What cannot be taken in now never can: nothing but memory is involved. */
  private void take(Event event, Instant time) {
    try {
      if (event instanceof ExperimentSubmitted submission) {
        PlanView.of(submission.spec());
      }
      experiments.apply(event, time);
    } catch (RuntimeException e) {
      throw new PoisonEventException(event.id() + " makes no sense: " + e, e);
    }
  }

  private void read(Message<byte[]> message) {
    message
        .getMetadata(IncomingKafkaRecordMetadata.class)
        .ifPresent(
            at ->
                replay.read(new TopicPartition(at.getTopic(), at.getPartition()), at.getOffset()));
  }
}
