package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code lab.snapshots.pending}: snapshots on the topic behind the offsets that all evaluators
 * together have committed; NaN while the broker is away. Offsets are committed every few seconds,
 * so for that long a scored snapshot still counts.
 */
@ApplicationScoped
class SnapshotsPending {
  private static final int TIMEOUT_MS = 2_000;

  private final Map<String, Object> broker;
  private final String group;
  private final MeterRegistry meters;
  private Admin admin;

  SnapshotsPending(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "mp.messaging.incoming.evaluator-snapshots.group.id") String group,
      MeterRegistry meters) {
    this.broker = new HashMap<>(broker);
    this.group = group;
    this.meters = meters;
  }

  void onStart(@Observes StartupEvent start) {
    meters.gauge("lab.snapshots.pending", this, SnapshotsPending::count);
  }

  private synchronized double count() {
    try {
      if (admin == null) {
        admin = Admin.create(broker);
      }
      Map<TopicPartition, OffsetAndMetadata> committed = committed();
      Map<TopicPartition, ListOffsetsResultInfo> ends = ends();
      return ends.keySet().stream()
          .mapToLong(
              partition ->
                  ends.get(partition).offset()
                      - (committed.get(partition) == null ? 0 : committed.get(partition).offset()))
          .sum();
    } catch (ExecutionException | TimeoutException e) {
      return Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed()
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends()
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest =
        admin
            .describeTopics(List.of(Topics.SNAPSHOTS))
            .topicNameValues()
            .get(Topics.SNAPSHOTS)
            .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
            .partitions()
            .stream()
            .collect(
                Collectors.toMap(
                    info -> new TopicPartition(Topics.SNAPSHOTS, info.partition()),
                    info -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    if (admin != null) {
      admin.close();
    }
  }
}
