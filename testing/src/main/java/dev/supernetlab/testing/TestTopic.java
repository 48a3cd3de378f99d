package dev.supernetlab.testing;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.messaging.WholeTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of a broker, as a test writes and reads it. */
public final class TestTopic {
  private final String name;
  private final Map<String, Object> broker;

  public TestTopic(String name, String bootstrapServers) {
    this.name = name;
    this.broker = Map.of("bootstrap.servers", bootstrapServers);
  }

  /** Returns when the broker has the events. */
  public void send(Event... events) {
    for (Event event : events) {
      send(event.key(), JsonCodec.write(event));
    }
  }

  /** Returns when the broker has the record. */
  public void send(String key, byte[] value) {
    try (var producer =
        new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(name, key, value)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All that is there now, the records of one partition in their order. */
  public List<ConsumerRecord<String, byte[]>> records() {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    new WholeTopic(name, broker).forEach(records::add);
    return records;
  }

  /** The events of this type that are there now. */
  public <E extends Event> List<E> events(Class<E> type) {
    return records().stream()
        .map(TestTopic::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /**
   * The event in a record.
   *
   * @throws UncheckedIOException if it holds none
   */
  public static Event event(ConsumerRecord<String, byte[]> record) {
    try {
      return JsonCodec.read(record.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
