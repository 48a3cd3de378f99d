package dev.supernetlab.sampler;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.messaging.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes to the topics of experiments and of samples, and waits for the broker. */
@ApplicationScoped
class KafkaEventLog implements EventLog {
  private static final String SERVICE = "sampler";

  private final EventPublisher experiments;
  private final EventPublisher samples;
  private final TopicSetup topics;
  private final MeterRegistry meters;
  private final Duration patience;

  KafkaEventLog(
      @Channel("sampler-experiments-out") MutinyEmitter<byte[]> experiments,
      @Channel("sampler-samples-out") MutinyEmitter<byte[]> samples,
      TopicSetup topics,
      MeterRegistry meters,
      SamplerSettings settings) {
    this.experiments = new EventPublisher(experiments, Topics.EXPERIMENTS, SERVICE, meters);
    this.samples = new EventPublisher(samples, Topics.SAMPLES, SERVICE, meters);
    this.topics = topics;
    this.meters = meters;
    this.patience = settings.publishTimeout();
  }

  @Override
  public void publish(Event.OfExperiment event) {
    await(() -> experiments.publish(event));
  }

  @Override
  public void publish(List<Order> orders) {
    if (orders.isEmpty()) {
      return;
    }
    Uni<?> all =
        Uni.join()
            .all(orders.stream().map(o -> samples.send(o.event(), o.partition())).toList())
            .andFailFast();
    await(() -> all.await().atMost(patience));
    int steps =
        orders.stream()
            .map(Order::event)
            .filter(ChildrenSampled.class::isInstance)
            .mapToInt(event -> ((ChildrenSampled) event).steps().size())
            .sum();
    meters.counter("lab.children.sampled").increment(steps);
  }

  @Override
  public int partitions() {
    return topics
        .samplePartitions()
        .orElseThrow(() -> new LogUnavailableException("the topics are not there yet", null));
  }

  private static void await(Runnable publication) {
    try {
      publication.run();
    } catch (RuntimeException e) {
      throw new LogUnavailableException("the broker did not take an event: " + e, e);
    }
  }
}
