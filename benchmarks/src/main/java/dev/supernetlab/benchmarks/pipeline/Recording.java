package dev.supernetlab.benchmarks.pipeline;

import dev.supernetlab.benchmarks.ContenderException;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a finished experiment left on the log.
 *
 * @param orders to the trainers, those of one training in their order
 * @param evaluations what came of them
 * @param seconds from the first order to the last evaluation
 */
record Recording(
    List<Event.OfSamples> orders, List<SnapshotEvaluated> evaluations, double seconds) {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final double MILLIS_PER_SECOND = 1000;

  /** Reads what there is of one experiment. */
  static Recording of(String experimentId, String kafka) {
    List<Event.OfSamples> orders = new ArrayList<>();
    List<SnapshotEvaluated> evaluations = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (ConsumerRecord<String, byte[]> record : records(Topics.SAMPLES, experimentId, kafka)) {
      orders.add((Event.OfSamples) event(record.value()));
      first = Math.min(first, record.timestamp());
    }
    for (ConsumerRecord<String, byte[]> record : records(Topics.EVALUATIONS, experimentId, kafka)) {
      evaluations.add((SnapshotEvaluated) event(record.value()));
      last = Math.max(last, record.timestamp());
    }
    return new Recording(orders, evaluations, (last - first) / MILLIS_PER_SECOND);
  }

  /** Writes the orders to a file, one a line. */
  void writeOrders(Path file) throws IOException {
    Files.write(
        file,
        orders.stream()
            .map(order -> new String(JsonCodec.write(order), StandardCharsets.UTF_8))
            .toList());
  }

  /** Reads what {@link #writeOrders} wrote. */
  static List<Event.OfSamples> readOrders(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> (Event.OfSamples) event(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /** The scores, for comparison. */
  Scores scores() {
    Scores scores = new Scores();
    for (SnapshotEvaluated evaluation : evaluations) {
      if (evaluation.failure() != null) {
        throw new ContenderException(evaluation.snapshotId() + ": " + evaluation.failure());
      }
      evaluation
          .scores()
          .forEach(
              mode ->
                  mode.children()
                      .forEach(
                          s ->
                              scores.add(
                                  evaluation.snapshotId(), s.child(), s.correct(), s.meanLoss())));
    }
    return scores;
  }

  private static Event event(byte[] json) {
    try {
      return JsonCodec.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records whose keys begin with the experiment, those of a partition in their order. */
  private static List<ConsumerRecord<String, byte[]>> records(
      String topic, String experimentId, String kafka) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "allow.auto.create.topics", false),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.key().startsWith(experimentId + "/")) {
            found.add(record);
          }
        }
      }
    }
    return found;
  }
}
