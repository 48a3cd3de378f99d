package dev.supernetlab.sampler;

import dev.supernetlab.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * All topics. Nothing is ever deleted by age: facts and results are the truth for ever, and orders
 * and snapshots of an experiment that rests for months still count.
 *
 * @param spread partitions of topics whose partitions are units of work: samples and snapshots
 * @param others partitions of the other topics
 * @param replication replicas of each; empty: the broker's default
 */
record TopicLayout(int spread, int others, Optional<Short> replication) {
  private static final Map<String, String> FOR_EVER =
      Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
  private static final List<String> DEAD_LETTERS =
      List.of(
          Topics.EXPERIMENTS + ".sampler.dlq",
          Topics.ANALYSES + ".sampler.dlq",
          Topics.EVALUATIONS + ".sampler.dlq",
          Topics.EXPERIMENTS + ".trainer.dlq",
          Topics.SAMPLES + ".trainer.dlq",
          Topics.EXPERIMENTS + ".evaluator.dlq",
          Topics.SNAPSHOTS + ".evaluator.dlq",
          Topics.EXPERIMENTS + ".analytics.dlq",
          Topics.TRAINING + ".analytics.dlq",
          Topics.EVALUATIONS + ".analytics.dlq");

  List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    List.of(Topics.SAMPLES, Topics.SNAPSHOTS).forEach(name -> topics.add(topic(name, spread)));
    List.of(Topics.EXPERIMENTS, Topics.TRAINING, Topics.EVALUATIONS, Topics.ANALYSES)
        .forEach(name -> topics.add(topic(name, others)));
    DEAD_LETTERS.forEach(name -> topics.add(topic(name, 1)));
    return topics;
  }

  private NewTopic topic(String name, int partitions) {
    return new NewTopic(name, Optional.of(partitions), replication).configs(FOR_EVER);
  }
}
