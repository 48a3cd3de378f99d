package dev.supernetlab.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code lab.consumer.lag}: records of a topic behind the offsets that all consumers of a group
 * together have committed; NaN while the broker is away. Offsets are committed every few seconds,
 * so for that long a record that is worked off still counts.
 */
public final class ConsumerLag implements AutoCloseable {
  private static final int TIMEOUT_MS = 2_000;

  private final Admin admin;
  private final MeterRegistry meters;

  /**
   * Of the groups of one service.
   *
   * @param broker how the broker is reached
   */
  public ConsumerLag(Map<String, Object> broker, MeterRegistry meters) {
    Map<String, Object> config = new HashMap<>(broker);
    config.keySet().retainAll(AdminClientConfig.configNames());
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    this.admin = Admin.create(config);
    this.meters = meters;
  }

  /** Measures a group's lag from now on, whenever the meter is read. */
  public ConsumerLag watch(String topic, String group) {
    Gauge.builder("lab.consumer.lag", () -> records(topic, group))
        .tags("topic", topic, "group", group)
        .register(meters);
    return this;
  }

  private double records(String topic, String group) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      return ends(topic).entrySet().stream()
          .mapToLong(end -> end.getValue().offset() - offset(committed.get(end.getKey())))
          .sum();
    } catch (ExecutionException | TimeoutException e) {
      return Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
  }

  private static long offset(OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest =
        admin
            .describeTopics(List.of(topic))
            .topicNameValues()
            .get(topic)
            .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
            .partitions()
            .stream()
            .collect(
                Collectors.toMap(
                    info -> new TopicPartition(topic, info.partition()),
                    info -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
