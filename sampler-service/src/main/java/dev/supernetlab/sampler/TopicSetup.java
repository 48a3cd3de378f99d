package dev.supernetlab.sampler;

import dev.supernetlab.contracts.Topics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing, before any channel opens: a consumer that came first would
 * have the broker make them with its own defaults. Topics that exist are left as they are. While
 * the broker is away the service starts all the same, and asks again until the topics are there.
 */
@ApplicationScoped
class TopicSetup {
  private static final Logger LOG = Logger.getLogger(TopicSetup.class);
  private static final int BEFORE_CHANNELS = 100;
  private static final int TIMEOUT_MS = 5_000;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Map<String, Object> broker;
  private final TopicLayout layout;
  private final boolean create;
  private volatile int samplePartitions;
  private Cancellable retries = () -> {};

  TopicSetup(
      @Identifier("default-kafka-broker") Map<String, Object> broker, SamplerSettings settings) {
    this.broker = new HashMap<>(broker);
    this.broker.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    this.broker.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    this.create = settings.createTopics();
    this.layout =
        new TopicLayout(
            settings.topics().spreadPartitions(),
            settings.topics().partitions(),
            settings.topics().replication());
  }

  void onStart(@Observes @Priority(BEFORE_CHANNELS) StartupEvent start) {
    if (samplePartitions().isEmpty()) {
      retries =
          Uni.createFrom()
              .item(() -> samplePartitions().orElseThrow())
              .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
              .onFailure()
              .retry()
              .withBackOff(SOON, LATER)
              .indefinitely()
              .subscribe()
              .with(partitions -> LOG.info("The topics are there now"));
    }
  }

  @PreDestroy
  void stop() {
    retries.cancel();
  }

  /** Partitions of the topic of samples; empty while the broker is away. */
  synchronized OptionalInt samplePartitions() {
    if (samplePartitions == 0) {
      try (Admin admin = Admin.create(broker)) {
        if (create) {
          createMissing(admin);
        }
        samplePartitions = count(admin);
      } catch (ExecutionException | TimeoutException e) {
        LOG.warnf("LAB-2001 the topics cannot be set up yet: %s", e);
        return OptionalInt.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(samplePartitions);
  }

  private void createMissing(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<NewTopic> topics = layout.topics();
    for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
      try {
        created.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private static int count(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .describeTopics(List.of(Topics.SAMPLES))
        .topicNameValues()
        .get(Topics.SAMPLES)
        .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .partitions()
        .size();
  }
}
