package dev.supernetlab.trainer;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.messaging.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes to the topics of trainings and snapshots. */
@ApplicationScoped
class KafkaOutbox implements Outbox {
  private final EventPublisher training;
  private final EventPublisher snapshots;

  KafkaOutbox(
      @Channel("trainer-training") MutinyEmitter<byte[]> training,
      @Channel("trainer-snapshots") MutinyEmitter<byte[]> snapshots,
      MeterRegistry meters) {
    this.training = new EventPublisher(training, Topics.TRAINING, "trainer", meters);
    this.snapshots = new EventPublisher(snapshots, Topics.SNAPSHOTS, "trainer", meters);
  }

  @Override
  public void publish(Event.OfTraining news) {
    training.publish(news);
  }

  @Override
  public void publish(SnapshotTaken snapshot) {
    snapshots.publish(snapshot);
  }
}
