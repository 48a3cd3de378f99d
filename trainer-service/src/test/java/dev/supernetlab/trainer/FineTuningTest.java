package dev.supernetlab.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingFailed;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.store.HeapCheckpointStore;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FineTuningTest {
  private static final TrainingId TUNED = new TrainingId("e", "tuned", 0, 0);
  private static final String CHILD = Orders.CHILDREN.get(2);

  private final HeapSnapshotStore snapshots = new HeapSnapshotStore();
  private final RecordingOutbox outbox = new RecordingOutbox();
  private String shared;

  @BeforeEach
  void trainTogether() throws IOException {
    RecordingOutbox before = new RecordingOutbox();
    Trainer trainer = Orders.trainer(new HeapCheckpointStore(), snapshots, before);
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));
    shared = before.hashes().get(before.hashes().size() - 1);
  }

  @Test
  void aChildIsTrainedOnFromItsSharedWeights() throws IOException {
    tune(Orders.trainer(new HeapCheckpointStore(), snapshots, outbox), start(8));

    Weights before = Weights.read(snapshots.get("e", shared));
    Weights first = Weights.read(snapshots.get("e", outbox.hashes().get(0)));
    assertThat(first.slots()).allMatch(slot -> slot.startsWith(CHILD + "/"));
    for (String slot : first.slots()) {
      float[] then = before.slot(slot.substring(CHILD.length() + 1));
      float[] now = first.slot(slot);
      for (int i = 0; i < now.length; i++) {
        assertThat(now[i]).as(slot).isBetween(then[i] - 1, then[i] + 1);
      }
    }
    assertThat(outbox.of(SnapshotTaken.class))
        .extracting(SnapshotTaken::step)
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(outbox.hashes()).doesNotContain(shared).isNotEqualTo(seeded());
  }

  @Test
  void theScheduleOfTheSharedTrainingGoesOn() throws IOException {
    tune(Orders.trainer(new HeapCheckpointStore(), snapshots, outbox), start(8));
    RecordingOutbox early = new RecordingOutbox();
    tune(Orders.trainer(new HeapCheckpointStore(), snapshots, early), start(0));

    assertThat(early.hashes()).doesNotContainAnyElementsOf(outbox.hashes());
  }

  @Test
  void aTrainerThatWasKilledGoesOnToTheSameBits() throws IOException {
    tune(Orders.trainer(new HeapCheckpointStore(), snapshots, outbox), start(8));

    HeapCheckpointStore durable = new HeapCheckpointStore();
    RecordingOutbox afterwards = new RecordingOutbox();
    Trainer killed = Orders.trainer(durable, snapshots, afterwards.dyingAt(3));
    assertThatThrownBy(() -> tune(killed, start(8))).hasMessage("killed");
    tune(Orders.trainer(durable, snapshots, afterwards), start(8));

    assertThat(afterwards.hashes()).isEqualTo(outbox.hashes());
  }

  @Test
  void weightsThatAreAwayAreWaitedForAndDamagedOnesAreAFailure() throws IOException {
    Trainer trainer = Orders.trainer(new HeapCheckpointStore(), snapshots, outbox);
    TrainingPlanned.Start away =
        new TrainingPlanned.Start("0".repeat(64), sharing(StageSpec.Policy.ALL), 8, 8);
    assertThatThrownBy(() -> trainer.handle(plan(away))).isInstanceOf(NoSuchFileException.class);

    String damaged = snapshots.put("e", new byte[] {1, 2, 3});
    trainer.handle(plan(new TrainingPlanned.Start(damaged, sharing(StageSpec.Policy.ALL), 8, 8)));
    assertThat(outbox.of(TrainingFailed.class).get(0).reason()).contains("are damaged");
  }

  private List<String> seeded() throws IOException {
    RecordingOutbox alone = new RecordingOutbox();
    tune(Orders.trainer(new HeapCheckpointStore(), snapshots, alone), null);
    return alone.hashes();
  }

  private TrainingPlanned.Start start(long step) {
    return new TrainingPlanned.Start(shared, sharing(StageSpec.Policy.ALL), step, 8);
  }

  private static void tune(Trainer trainer, TrainingPlanned.Start start) throws IOException {
    trainer.handle(plan(start));
    trainer.handle(
        new ChildrenSampled(
            "e", TUNED.toString(), 0, Stream.generate(() -> List.of(CHILD)).limit(4).toList()));
  }

  private static TrainingPlanned plan(TrainingPlanned.Start start) {
    TrainingPlanned shared = Orders.plan();
    return new TrainingPlanned(
        "e",
        TUNED.toString(),
        shared.data(),
        shared.space(),
        shared.training(),
        sharing(StageSpec.Policy.NONE),
        new EvaluationSpec(
            null, null, null, new EvaluationSpec.Every(null, 1, null), null, null, null),
        shared.seeds(),
        List.of(CHILD),
        4,
        null,
        null,
        null,
        start);
  }

  private static StageSpec.SharingSpec sharing(StageSpec.Policy policy) {
    return new StageSpec.SharingSpec(policy);
  }
}
