package dev.supernetlab.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.embedded.EmbeddedBroker;
import dev.supernetlab.supernet.snapshot.Checkpoint;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.DirectoryCheckpointStore;
import dev.supernetlab.supernet.store.HeapCheckpointStore;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import dev.supernetlab.testing.BrokerResource;
import dev.supernetlab.testing.ServiceProcess;
import dev.supernetlab.testing.TestTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged trainers on one broker and one directory of weights. */
class TakeoverIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);

  /** The exit code of a Java machine that SIGTERM ended. */
  private static final int TERMINATED = 143;

  private static final int STEPS = 400;
  private static final int STEPS_PER_ORDER = 20;

  @TempDir Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
    BrokerResource.createTopics(broker.bootstrapServers(), 1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void whatAKilledTrainerHadInWorkAnotherOneFinishesToTheSameBits() throws IOException {
    try (ServiceProcess one = trainer();
        ServiceProcess other = trainer()) {
      send();
      await().atMost(SOON).until(() -> trained(one) > 0 || trained(other) > 0);
      assertThat(completions()).as("completed before the kill").isEmpty();
      ServiceProcess survivor = trained(one) > 0 ? other : one;
      (survivor == one ? other : one).kill();

      await().atMost(SOON).until(() -> !completions().isEmpty());
      assertThat(trained(survivor)).isBetween(1.0, (double) STEPS);
    }
    assertThat(hashes()).isEqualTo(undisturbed(STEPS));
  }

  @Test
  void poisonThatEveryTrainerReadsIsDeadLetteredOnce() {
    TestTopic dead = topic(Topics.EXPERIMENTS + ".trainer.dlq");
    topic(Topics.EXPERIMENTS).send("poison", "no event".getBytes(UTF_8));
    try (ServiceProcess one = trainer()) {
      await().atMost(SOON).until(() -> one.metric("lab_events_dead_lettered_total") == 1);
      await().atMost(SOON).until(() -> dead.records().size() == 1);
    }
    try (ServiceProcess another = trainer()) {
      topic(Topics.EXPERIMENTS).send("poison", "again no event".getBytes(UTF_8));
      await().atMost(SOON).until(() -> another.metric("lab_events_dead_lettered_total") == 1);
      await().atMost(SOON).until(() -> dead.records().size() > 1);
    }
    assertThat(dead.records())
        .extracting(record -> new String(record.value(), UTF_8))
        .containsExactly("no event", "again no event");
  }

  @Test
  void aTrainerThatIsToldToEndKeepsItsStepsAndTheNextGoesOnFromThere() throws IOException {
    int steps = 200;
    topic(Topics.SAMPLES).send(Orders.plan(steps), Orders.steps(0, steps));
    try (ServiceProcess first = trainer()) {
      await().atMost(SOON).until(() -> trained(first) > 0);
      assertThat(first.end(STOP)).isEqualTo(TERMINATED);
    }
    long kept = keptStep();
    assertThat(kept).as("kept in the middle of an order").isBetween(1L, steps - 1L);

    try (ServiceProcess next = trainer()) {
      await().atMost(SOON).until(() -> !completions().isEmpty());
      assertThat((long) trained(next)).isEqualTo(steps - kept);
    }
    assertThat(hashes()).isEqualTo(undisturbed(steps));
  }

  private long keptStep() throws IOException {
    CheckpointStore store = new DirectoryCheckpointStore(weights().resolve("checkpoints"));
    return Checkpoint.read(store.latest(Orders.TRAINING).orElseThrow()).step();
  }

  private Path weights() {
    return directory.resolve("store");
  }

  private ServiceProcess trainer() {
    return ServiceProcess.start(
        Map.of(
            "kafka.bootstrap.servers", broker.bootstrapServers(),
            "lab.store.directory", weights().toString(),
            "lab.kernels", "portable",
            "trainer.parallel", "1",
            "trainer.checkpoint-every", "100000",
            "mp.messaging.incoming.trainer-samples.session.timeout.ms", "6000"));
  }

  private void send() {
    TestTopic samples = topic(Topics.SAMPLES);
    samples.send(Orders.plan(STEPS));
    for (int step = 0; step < STEPS; step += STEPS_PER_ORDER) {
      samples.send(Orders.steps(step, STEPS_PER_ORDER));
    }
  }

  private List<TrainingCompleted> completions() {
    return topic(Topics.TRAINING).events(TrainingCompleted.class);
  }

  private Map<Long, String> hashes() {
    Map<Long, String> byStep = new TreeMap<>();
    topic(Topics.SNAPSHOTS)
        .events(SnapshotTaken.class)
        .forEach(taken -> byStep.put(taken.step(), taken.sha256()));
    return byStep;
  }

  private static Map<Long, String> undisturbed(int steps) throws IOException {
    RecordingOutbox told = new RecordingOutbox();
    Trainer trainer = Orders.trainer(new HeapCheckpointStore(), new HeapSnapshotStore(), told);
    trainer.handle(Orders.plan(steps));
    trainer.handle(Orders.steps(0, steps));
    Map<Long, String> byStep = new TreeMap<>();
    told.of(SnapshotTaken.class).forEach(taken -> byStep.put(taken.step(), taken.sha256()));
    return byStep;
  }

  private static double trained(ServiceProcess trainer) {
    return trainer.metric("lab_steps_trained_total");
  }

  private TestTopic topic(String name) {
    return new TestTopic(name, broker.bootstrapServers());
  }
}
