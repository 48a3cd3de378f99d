package dev.supernetlab.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.contracts.event.TrainingFailed;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.HeapCheckpointStore;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private final HeapCheckpointStore checkpoints = new HeapCheckpointStore();
  private final HeapSnapshotStore snapshots = new HeapSnapshotStore();
  private final RecordingOutbox outbox = new RecordingOutbox();
  private final Trainer trainer = Orders.trainer(checkpoints, snapshots, outbox);

  @Test
  void anOrderIsTrainedAndItsSnapshotsAndEndAreTold() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));

    assertThat(outbox.of(TrainingStarted.class)).hasSize(1);
    assertThat(outbox.of(SnapshotTaken.class))
        .extracting(SnapshotTaken::step)
        .containsExactly(5L, 6L, 7L, 8L);
    assertThat(outbox.of(TrainingCompleted.class))
        .extracting(TrainingCompleted::snapshots)
        .containsExactly(4);
  }

  @Test
  void whatASuperNetEndsWithIsKept() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 7));
    assertThat(snapshots.kept("e")).isEmpty();

    trainer.handle(Orders.steps(7, 1));

    List<SnapshotTaken> told = outbox.of(SnapshotTaken.class);
    assertThat(snapshots.kept("e")).containsExactly(told.get(told.size() - 1));
  }

  @Test
  void aTrainerThatWasKilledGoesOnToTheSameBits() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 3));
    trainer.handle(Orders.steps(3, 5));
    List<String> undisturbed = outbox.hashes();

    HeapCheckpointStore durable = new HeapCheckpointStore();
    RecordingOutbox afterwards = new RecordingOutbox();
    Orders.trainer(durable, snapshots, afterwards).handle(Orders.plan());
    Orders.trainer(durable, snapshots, afterwards).handle(Orders.steps(0, 3));
    Trainer killed = Orders.trainer(durable, snapshots, afterwards.dyingAt(6));
    assertThatThrownBy(() -> killed.handle(Orders.steps(3, 5))).hasMessage("killed");
    Trainer next = Orders.trainer(durable, snapshots, afterwards);
    next.handle(Orders.plan());
    next.handle(Orders.steps(0, 3));
    next.handle(Orders.steps(3, 5));

    assertThat(afterwards.hashes()).containsExactlyElementsOf(undisturbed);
  }

  @Test
  void aStoppedTrainerLeavesTheEventForTheNextOne() throws IOException {
    trainer.handle(Orders.plan());
    outbox.whenSnapshotAt(5, trainer::stop);

    assertThat(trainer.handle(Orders.steps(0, 8))).isFalse();
    assertThat(trainer.handle(Orders.steps(0, 8))).isFalse();

    Trainer next = Orders.trainer(checkpoints, snapshots, outbox);
    assertThat(next.handle(Orders.steps(0, 8))).isTrue();
    assertThat(outbox.of(SnapshotTaken.class))
        .extracting(SnapshotTaken::step)
        .containsExactly(5L, 6L, 7L, 8L);
  }

  @Test
  void anEndedExperimentIsNotTrainedAndLeavesNothingBehind() throws IOException {
    TrainingPlanned plan = Orders.plan();
    trainer.handle(plan);
    trainer.end(plan.experimentId());

    assertThat(trainer.handle(Orders.steps(0, 8))).isTrue();
    assertThat(outbox.of(SnapshotTaken.class)).isEmpty();
    assertThat(checkpoints.latest(Orders.TRAINING)).isEmpty();
  }

  @Test
  void missingImagesFailTheTrainingWithTheReason() throws IOException {
    trainer.handle(Orders.plan(DataSpec.Source.MNIST, null));

    assertThat(trainer.handle(Orders.steps(0, 8))).isTrue();
    assertThat(outbox.of(TrainingFailed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.reason()).contains("mnist was not found"));
  }

  @Test
  void missingStepsFailTheTrainingWithTheReason() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(2, 3));

    assertThat(outbox.of(TrainingFailed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.reason()).contains("steps 0 to 1 are missing"));
  }

  @Test
  void aChildOfAnotherSpaceIsPoison() throws IOException {
    trainer.handle(Orders.plan());
    ChildrenSampled wrong =
        new ChildrenSampled("e", Orders.TRAINING.toString(), 0, List.of(List.of("999")));

    assertThatThrownBy(() -> trainer.handle(wrong)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSnapshotThatCouldNotBePublishedIsTakenAgain() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));
    List<String> undisturbed = outbox.hashes();

    HeapCheckpointStore durable = new HeapCheckpointStore();
    RecordingOutbox flaky = new RecordingOutbox();
    Trainer other = Orders.trainer(durable, snapshots, flaky);
    other.handle(Orders.plan());
    flaky.failOnceAt(7);
    assertThatThrownBy(() -> other.handle(Orders.steps(0, 8)))
        .isInstanceOf(UncheckedIOException.class);
    other.handle(Orders.steps(0, 8));

    assertThat(flaky.hashes()).containsExactlyElementsOf(undisturbed);
  }

  @Test
  void aTrainingGoesOnWithTheImagesItBeganWith() throws IOException {
    TrainingPlanned plan = Orders.plan(DataSpec.Source.MNIST, DataSpec.Source.GENERATED);
    trainer.handle(plan);
    trainer.handle(Orders.steps(0, 8));

    assertThat(outbox.of(SnapshotTaken.class))
        .extracting(SnapshotTaken::data)
        .allSatisfy(
            data -> {
              assertThat(data.set()).isEqualTo(DataSpec.Source.GENERATED);
              assertThat(data.fallback()).isNull();
            });
  }

  @Test
  void aLostCheckpointFailsTheTrainingAfterSomeLooks() throws IOException {
    for (int look = 1; look < 10; look++) {
      assertThatThrownBy(() -> trainer.handle(Orders.steps(0, 8))).isInstanceOf(IOException.class);
    }

    assertThat(trainer.handle(Orders.steps(0, 8))).isTrue();
    assertThat(outbox.of(TrainingFailed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.reason()).contains("lost"));
  }

  @Test
  void aTrainingWhoseCheckpointIsLostTellsHowManySnapshotsAreOut() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 4));
    Trainer killed = Orders.trainer(checkpoints, snapshots, outbox.dyingAt(7));
    assertThatThrownBy(() -> killed.handle(Orders.steps(4, 4))).hasMessage("killed");
    checkpoints.deleteAll("e");

    Trainer next = Orders.trainer(checkpoints, snapshots, outbox);
    for (int look = 1; look < 10; look++) {
      assertThatThrownBy(() -> next.handle(Orders.steps(4, 4))).isInstanceOf(IOException.class);
    }
    next.handle(Orders.steps(4, 4));

    assertThat(outbox.of(TrainingFailed.class))
        .singleElement()
        .isEqualTo(new TrainingFailed("e/shared/0/0", 4, 2, "its checkpoint is lost"));
  }

  @Test
  void anotherEngineDoesNotGoOnWithATraining() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));
    List<String> undisturbed = outbox.hashes();

    HeapCheckpointStore durable = new HeapCheckpointStore();
    RecordingOutbox told = new RecordingOutbox();
    Trainer first = Orders.trainer(durable, snapshots, told);
    first.handle(Orders.plan());
    first.handle(Orders.steps(0, 6));
    Trainer other = otherEngine(durable, told, false);
    assertThatThrownBy(() -> other.handle(Orders.steps(6, 2)))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "e/shared/0/0 was trained by engine 1 portable/.* x1, this is 1 other x1: set"
                + " trainer.resume-other-engines=true to go on");
    Orders.trainer(durable, snapshots, told).handle(Orders.steps(6, 2));

    assertThat(told.of(TrainingFailed.class)).isEmpty();
    assertThat(told.hashes()).containsExactlyElementsOf(undisturbed);
  }

  @Test
  void anotherEngineThatIsAllowedToGoOnIsTold() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 6));
    Trainer other = otherEngine(checkpoints, outbox, true);
    other.handle(Orders.steps(6, 2));
    other.handle(Orders.steps(6, 2));

    assertThat(outbox.of(TrainingCompleted.class)).isNotEmpty();
    assertThat(outbox.of(TrainingStarted.class))
        .extracting(started -> started.provenance().engine())
        .first()
        .asString()
        .matches("1 portable/.* x1");
    assertThat(outbox.of(TrainingStarted.class))
        .extracting(started -> started.provenance().engine())
        .last()
        .asString()
        .matches("1 portable/.* x1, then 1 other x1");
  }

  @Test
  void anEndInTheMiddleOfATrainingLeavesNothingBehind() throws IOException {
    outbox.whenStarted(() -> end(trainer));
    assertThat(trainer.handle(Orders.plan())).isTrue();
    assertThat(checkpoints.latest(Orders.TRAINING)).isEmpty();

    Trainer other = Orders.trainer(checkpoints, snapshots, outbox);
    outbox.whenStarted(() -> {});
    other.handle(Orders.plan());
    outbox.whenSnapshotAt(8, () -> end(other));
    assertThat(other.handle(Orders.steps(0, 8))).isTrue();
    assertThat(checkpoints.latest(Orders.TRAINING)).isEmpty();
    assertThat(other.handle(Orders.steps(0, 8))).isTrue();
    assertThat(outbox.of(TrainingFailed.class)).isEmpty();
  }

  @Test
  void aFailedTrainingDoesNotStartAnew() throws IOException {
    trainer.handle(Orders.plan(DataSpec.Source.MNIST, null));
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));

    assertThat(outbox.of(SnapshotTaken.class)).isEmpty();
  }

  @Test
  void newsCarryTheTrainingsId() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));

    assertThat(outbox.of(Event.OfTraining.class))
        .extracting(Event.OfTraining::trainingId)
        .containsOnly(Orders.TRAINING.toString());
  }

  private Trainer otherEngine(CheckpointStore store, Outbox told, boolean allowed) {
    return Orders.trainer(
        store, snapshots, told, TrainerTest::otherKernels, new Trainer.Settings(2, allowed));
  }

  /** The same arithmetic under another name. */
  private static Kernels otherKernels() {
    Kernels kernels = KernelSet.open("portable");
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) ->
                method.getName().equals("name") ? "other" : method.invoke(kernels, arguments));
  }

  private static void end(Trainer trainer) {
    try {
      trainer.end("e");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
