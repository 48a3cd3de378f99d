package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.messaging.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes to the topic of evaluations. */
@ApplicationScoped
class KafkaOutbox implements Outbox {
  private final EventPublisher evaluations;

  KafkaOutbox(
      @Channel("evaluator-evaluations") MutinyEmitter<byte[]> evaluations, MeterRegistry meters) {
    this.evaluations = new EventPublisher(evaluations, Topics.EVALUATIONS, "evaluator", meters);
  }

  @Override
  public void publish(SnapshotEvaluated news) {
    evaluations.publish(news);
  }
}
