package dev.supernetlab.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.embedded.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersIT {
  private static final String DEAD = Topics.EXPERIMENTS + ".it.dlq";
  private static final byte[] POISON = "poison".getBytes(UTF_8);

  private final List<String> outcomes = new ArrayList<>();

  @Test
  void poisonIsDeadLetteredOnceHoweverOftenItIsRead(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      Map<String, Object> address = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (var producer =
          new KafkaProducer<>(address, new StringSerializer(), new ByteArraySerializer())) {
        startAndRead(address, producer, 7);
        assertThat(outcomes).containsExactly("dead 7", "passed over 7");

        producer
            .send(new ProducerRecord<>(DEAD, "somebody's record without headers", POISON))
            .get();
        startAndRead(address, producer, 7, 8);
        assertThat(outcomes.subList(2, 6))
            .containsExactly("passed over 7", "passed over 7", "dead 8", "passed over 8");
      }
    }
  }

  /** A start of the service, which reads each of these offsets twice. */
  private void startAndRead(
      Map<String, Object> address, KafkaProducer<String, byte[]> producer, long... offsets) {
    EventConsumer<Event.OfExperiment> consumer =
        new EventConsumer<>(
            Event.OfExperiment.class,
            Topics.EXPERIMENTS,
            new SimpleMeterRegistry(),
            Runnable::run,
            new DeadLetters(Topics.EXPERIMENTS, "it", address));
    for (long offset : offsets) {
      for (int reading = 0; reading < 2; reading++) {
        consumer
            .consume(message(offset, producer), event -> true)
            .await()
            .atMost(Duration.ofSeconds(30));
      }
    }
  }

  private Message<byte[]> message(long offset, KafkaProducer<String, byte[]> producer) {
    var record = new ConsumerRecord<>(Topics.EXPERIMENTS, 3, offset, "key", POISON);
    return Message.of(
        POISON,
        Metadata.of(new IncomingKafkaRecordMetadata<>(record, "channel")),
        () -> {
          outcomes.add("passed over " + offset);
          return CompletableFuture.completedFuture(null);
        },
        reason -> deadLetter(offset, producer));
  }

  /** As the connector does it. */
  private CompletionStage<Void> deadLetter(long offset, KafkaProducer<String, byte[]> producer) {
    ProducerRecord<String, byte[]> dead = new ProducerRecord<>(DEAD, "key", POISON);
    dead.headers().add("dead-letter-topic", Topics.EXPERIMENTS.getBytes(UTF_8));
    dead.headers().add("dead-letter-partition", "3".getBytes(UTF_8));
    dead.headers().add("dead-letter-offset", Long.toString(offset).getBytes(UTF_8));
    try {
      producer.send(dead).get();
      outcomes.add("dead " + offset);
      return CompletableFuture.completedFuture(null);
    } catch (ExecutionException e) {
      return CompletableFuture.failedFuture(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
  }
}
