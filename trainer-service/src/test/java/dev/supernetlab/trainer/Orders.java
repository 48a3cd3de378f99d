package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.SnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.trainer.Trainer.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Trainings over four children on generated images, of eight steps unless told otherwise. */
final class Orders {
  static final TrainingId TRAINING = new TrainingId("e", "shared", 0, 0);
  static final List<String> CHILDREN = List.of("1", "2", "3", "4");

  private Orders() {}

  static Trainer trainer(CheckpointStore checkpoints, SnapshotStore snapshots, Outbox outbox) {
    return trainer(
        checkpoints, snapshots, outbox, () -> KernelSet.open("portable"), new Settings(2, false));
  }

  static Trainer trainer(
      CheckpointStore checkpoints,
      SnapshotStore snapshots,
      Outbox outbox,
      Supplier<Kernels> kernels,
      Settings settings) {
    return trainer(checkpoints, snapshots, outbox, kernels, settings, new SimpleMeterRegistry());
  }

  static Trainer trainer(
      CheckpointStore checkpoints,
      SnapshotStore snapshots,
      Outbox outbox,
      Supplier<Kernels> kernels,
      Settings settings,
      MeterRegistry meters) {
    return new Trainer(
        new Studies(new Datasets(List.of())),
        checkpoints,
        snapshots,
        outbox,
        new Workspaces(kernels),
        new TrainerMetrics(meters),
        settings);
  }

  static TrainingPlanned plan() {
    return plan(DataSpec.Source.GENERATED, null);
  }

  static TrainingPlanned plan(DataSpec.Source set, DataSpec.Source fallback) {
    return plan(set, fallback, 8);
  }

  /** A training of so many steps. */
  static TrainingPlanned plan(long steps) {
    return plan(DataSpec.Source.GENERATED, null, steps);
  }

  private static TrainingPlanned plan(DataSpec.Source set, DataSpec.Source fallback, long steps) {
    return new TrainingPlanned(
        "e",
        TRAINING.toString(),
        new DataSpec(
            set,
            fallback,
            4,
            new DataSpec.Split(DataSpec.From.TRAIN, 10),
            new DataSpec.Split(DataSpec.From.TRAIN, 10),
            new DataSpec.Split(DataSpec.From.TEST, 10),
            null),
        new SpaceSpec(
            1,
            List.of(
                Operator.MAX_POOL_3X3,
                Operator.SKIP_CONNECT,
                Operator.SEP_CONV_3X3,
                Operator.DIL_CONV_5X5),
            1,
            8,
            new SpaceSpec.StemSpec(SpaceSpec.Stem.CONV1X1, 8, true)),
        new TrainingSpec(4, null, null, null, null),
        new StageSpec.SharingSpec(StageSpec.Policy.ALL),
        new EvaluationSpec(
            EvaluationSpec.On.VALIDATION, new EvaluationSpec.Dense(1, 1, null), null),
        new TrainingPlanned.Seeds(1, 2, 3, 4L),
        CHILDREN,
        steps);
  }

  static ChildrenSampled steps(long first, int count) {
    return new ChildrenSampled(
        "e",
        TRAINING.toString(),
        first,
        LongStream.range(first, first + count)
            .mapToObj(step -> List.of(CHILDREN.get((int) (step % CHILDREN.size()))))
            .toList());
  }
}
