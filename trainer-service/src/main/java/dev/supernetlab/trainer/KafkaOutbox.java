package dev.supernetlab.trainer;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.messaging.EventPublisher;
import dev.supernetlab.messaging.WholeTopic;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes to the topics of trainings and snapshots. */
@ApplicationScoped
class KafkaOutbox implements Outbox {
  private final EventPublisher training;
  private final EventPublisher snapshots;
  private final WholeTopic published;

  KafkaOutbox(
      @Channel("trainer-training") MutinyEmitter<byte[]> training,
      @Channel("trainer-snapshots") MutinyEmitter<byte[]> snapshots,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      MeterRegistry meters) {
    this.training = new EventPublisher(training, Topics.TRAINING, "trainer", meters);
    this.snapshots = new EventPublisher(snapshots, Topics.SNAPSHOTS, "trainer", meters);
    this.published = new WholeTopic(Topics.SNAPSHOTS, broker);
  }

  @Override
  public void publish(Event.OfTraining news) {
    training.publish(news);
  }

  @Override
  public void publish(SnapshotTaken snapshot) {
    snapshots.publish(snapshot);
  }

  /**
   * Reads the whole topic, whose keys are ids as {@link SnapshotTaken#idOf} makes them: for what
   * hardly ever happens.
   */
  @Override
  public int snapshotsOf(TrainingId training) {
    String prefix = training + "@";
    Set<String> ids = new HashSet<>();
    published.forEach(
        record -> {
          if (record.key() != null && record.key().startsWith(prefix)) {
            ids.add(record.key());
          }
        });
    return ids.size();
  }
}
