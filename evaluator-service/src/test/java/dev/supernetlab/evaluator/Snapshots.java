package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.space.SearchSpace;
import dev.supernetlab.supernet.store.SnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingSetup;
import java.io.IOException;
import java.util.List;

/** Snapshots of an untrained super-net of four children on generated images. */
final class Snapshots {
  static final List<String> CHILDREN = List.of("1", "2", "3", "4");

  private static final DataSpec DATA =
      new DataSpec(
          DataSpec.Source.GENERATED,
          null,
          4,
          new DataSpec.Split(DataSpec.From.TRAIN, 40),
          new DataSpec.Split(DataSpec.From.TRAIN, 20),
          new DataSpec.Split(DataSpec.From.TEST, 10),
          null);

  private static final SpaceSpec SPACE =
      new SpaceSpec(
          1,
          List.of(
              Operator.MAX_POOL_3X3,
              Operator.SKIP_CONNECT,
              Operator.SEP_CONV_3X3,
              Operator.DIL_CONV_5X5),
          2,
          8,
          new SpaceSpec.StemSpec(SpaceSpec.Stem.CONV1X1, 8, true));

  private Snapshots() {}

  static SnapshotTaken taken(
      Studies studies, SnapshotStore store, String experimentId, List<String> children)
      throws IOException {
    Study study = studies.of(DATA, SPACE);
    SearchSpace space = study.blueprint().space();
    TrainingSetup setup =
        new TrainingSetup(
            study.blueprint(),
            new ShareAll(),
            TrainingSpec.DEFAULT,
            1,
            1,
            1,
            CHILDREN.stream().map(space::child).toList());
    try (Training training = Training.start(setup, study.splits().train())) {
      String sha256 = store.put(experimentId, training.weights().toBytes());
      return taken(experimentId, sha256, children);
    }
  }

  static SnapshotTaken withWeights(SnapshotTaken taken, String sha256) {
    return taken(taken.experimentId(), sha256, taken.children());
  }

  private static SnapshotTaken taken(String experimentId, String sha256, List<String> children) {
    String training = experimentId + "/shared/0/0";
    return new SnapshotTaken(
        experimentId,
        training,
        SnapshotTaken.idOf(training, 0),
        0,
        0,
        "1",
        SnapshotTaken.Kind.FINAL,
        sha256,
        DATA,
        EvaluationSpec.On.VALIDATION,
        SPACE,
        new StageSpec.SharingSpec(StageSpec.Policy.ALL),
        List.of(EvaluationSpec.BnMode.RUNNING, EvaluationSpec.BnMode.RECALIBRATED),
        1,
        8,
        children,
        null,
        null);
  }
}
