package dev.supernetlab.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.RoundsSpec;
import dev.supernetlab.supernet.store.HeapCheckpointStore;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An order that comes round by round: 12 steps in rounds of 3, the last 4 of them scored densely.
 */
class RoundsOfTrainingTest {
  private final HeapCheckpointStore checkpoints = new HeapCheckpointStore();
  private final HeapSnapshotStore snapshots = new HeapSnapshotStore();
  private final RecordingOutbox outbox = new RecordingOutbox();

  @Test
  void anEndOfARoundIsASnapshotOfTheChildrenThatTheOrderAskedFor() throws IOException {
    Trainer trainer = Orders.trainer(checkpoints, snapshots, outbox);
    trainer.handle(plan());
    for (int round = 0; round < 4; round++) {
      trainer.handle(round(round));
    }

    List<SnapshotTaken> taken = outbox.of(SnapshotTaken.class);
    assertThat(taken).extracting(SnapshotTaken::step).containsExactly(3L, 6L, 9L, 10L, 11L, 12L);
    assertThat(taken)
        .extracting(SnapshotTaken::round)
        .containsExactly(0L, 1L, 2L, null, null, null);
    assertThat(taken.get(0).kind()).isEqualTo(SnapshotTaken.Kind.PERIODIC);
    assertThat(taken.get(0).children()).containsExactly("4", "2");
    assertThat(taken.get(0).bn()).containsExactly(BnMode.RECALIBRATED);
    // Dense scoring is due here anyway: one snapshot serves both.
    assertThat(taken.get(2).kind()).isEqualTo(SnapshotTaken.Kind.DENSE);
    assertThat(taken.get(2).children()).containsExactly("1", "2", "3", "4");
    assertThat(taken.get(2).bn()).containsExactly(BnMode.RUNNING, BnMode.RECALIBRATED);
    assertThat(outbox.of(TrainingCompleted.class))
        .extracting(TrainingCompleted::snapshots)
        .containsExactly(6);
  }

  @Test
  void aTrainingWaitsForItsNextRoundWhoeverTrainsThenAndSkipsWhatComesTwice() throws IOException {
    Trainer undisturbed = Orders.trainer(checkpoints, snapshots, outbox);
    undisturbed.handle(plan());
    for (int round = 0; round < 4; round++) {
      undisturbed.handle(round(round));
    }

    HeapCheckpointStore durable = new HeapCheckpointStore();
    RecordingOutbox other = new RecordingOutbox();
    Orders.trainer(durable, snapshots, other).handle(plan());
    for (int round = 0; round < 4; round++) {
      Trainer next = Orders.trainer(durable, snapshots, other);
      if (round > 0) {
        next.handle(round(round - 1));
      }
      next.handle(round(round));
      next.handle(round(round));
    }

    assertThat(other.hashes()).containsExactlyElementsOf(outbox.hashes());
    assertThat(other.of(SnapshotTaken.class)).hasSize(6);
  }

  private static TrainingPlanned plan() {
    TrainingPlanned plan = Orders.plan(12);
    return new TrainingPlanned(
        plan.experimentId(),
        plan.trainingId(),
        plan.data(),
        plan.space(),
        plan.training(),
        plan.sharing(),
        plan.evaluation(),
        plan.seeds(),
        plan.children(),
        plan.steps(),
        null,
        null,
        new RoundsSpec(3, 2, BnMode.RECALIBRATED),
        null);
  }

  private static ChildrenSampled round(int number) {
    ChildrenSampled steps = Orders.steps(3L * number, 3);
    return new ChildrenSampled(
        steps.experimentId(),
        steps.trainingId(),
        steps.firstStep(),
        steps.steps(),
        number == 3 ? null : List.of("4", "2"));
  }
}
