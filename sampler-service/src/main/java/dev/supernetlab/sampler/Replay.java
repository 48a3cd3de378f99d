package dev.supernetlab.sampler;

import dev.supernetlab.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the log has been read that was there at the start. Until its end is reached, nothing is
 * decided: what looks due may have been done already.
 */
@ApplicationScoped
@Identifier("sampler-replay")
class Replay implements KafkaConsumerRebalanceListener {
  private final Set<String> awaited =
      new HashSet<>(Set.of(Topics.EXPERIMENTS, Topics.ANALYSES, Topics.EVALUATIONS));
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private Runnable whenDone = () -> {};
  private boolean done;

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> now = consumer.endOffsets(partitions);
    synchronized (this) {
      if (done) {
        return;
      }
      now.forEach(
          (partition, end) -> {
            awaited.remove(partition.topic());
            if (end > begins.get(partition)) {
              ends.put(partition, end);
            }
          });
      check();
    }
  }

  /** Takes note that a record has been worked off. */
  synchronized void read(TopicPartition partition, long offset) {
    if (!done && ends.containsKey(partition) && offset + 1 >= ends.get(partition)) {
      ends.remove(partition);
      check();
    }
  }

  /** Whether everything that was there at the start has been read. */
  synchronized boolean done() {
    return done;
  }

  /** What to do when that is so: at once if it is. */
  synchronized void whenDone(Runnable action) {
    whenDone = action;
    if (done) {
      action.run();
    }
  }

  private void check() {
    if (awaited.isEmpty() && ends.isEmpty()) {
      done = true;
      whenDone.run();
    }
  }
}
