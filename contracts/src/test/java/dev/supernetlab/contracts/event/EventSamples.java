package dev.supernetlab.contracts.event;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.AugmentationSpec.Kind;
import dev.supernetlab.contracts.spec.AugmentationSpec.Step;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.RoundsSpec;
import java.util.List;

/** One event of each type, with every part that may be null both present and absent somewhere. */
final class EventSamples {
  private static final String ID = "small-0123456789ab";
  private static final String TRAINING = ID + "/shared/1/0";
  private static final ExperimentSpec SPEC = spec();
  private static final List<TrainingStarted.DataFile> FILES =
      List.of(new TrainingStarted.DataFile("train-images-idx3-ubyte", "c0ffee"));

  private EventSamples() {}

  static List<Event> all() {
    return List.of(
        new ExperimentSubmitted(ID, SPEC),
        new ExperimentCancelled(ID),
        new StagePlanned(ID, "shared", List.of(TRAINING), List.of("1", "2"), 20, 4, 320, 800),
        new ExperimentCompleted(ID, null),
        new TrainingPlanned(
            ID,
            TRAINING,
            SPEC.data(),
            SPEC.space(),
            SPEC.training(),
            SPEC.stage("shared").sharing(),
            SPEC.stage("shared").evaluation(),
            new TrainingPlanned.Seeds(11, 12, 13, null),
            List.of("1", "2"),
            20),
        new ChildrenSampled(ID, TRAINING, 16, List.of(List.of("2"), List.of("1", "2"))),
        new TrainingStarted(
            TRAINING,
            new TrainingStarted.Provenance(
                "0.1.0", "cpu/512", 1, "generated", "c0ffee", null, null)),
        new TrainingProgressed(TRAINING, 10, 160, 1_000_000_000L, 2.302585),
        new TrainingCompleted(TRAINING, 20, 320, 2_000_000_000L, 4),
        new TrainingFailed(TRAINING, 7, 2, "the loss is not finite"),
        taken(null, null),
        evaluated(null, null, null),
        new StageAnalysed(ID, "shared", 4, "training shared/1/0: the loss is not finite"));
  }

  /** The events that have optional components, with all of them. */
  static List<Event> whole() {
    return List.of(
        new StagePlanned(
            ID, "shared", List.of(TRAINING), List.of("1", "2"), 20, 4, 320, 800, List.of(1, 1)),
        new TrainingPlanned(
            ID,
            TRAINING,
            new DataSpec(
                DataSpec.Source.CIFAR100,
                null,
                2,
                new DataSpec.Split(DataSpec.From.TRAIN, 320, true),
                null,
                null,
                AugmentationSpec.of(List.of(Step.crop(4), Step.of(Kind.AFFINE), Step.cutout(8))),
                DataSpec.Labels.COARSE,
                null),
            SPEC.space(),
            SPEC.training(),
            SPEC.stage("shared").sharing(),
            SPEC.stage("shared").evaluation(),
            new TrainingPlanned.Seeds(11, 12, 13, 14L),
            List.of("1"),
            20,
            40L,
            2,
            new RoundsSpec(5, 1, BnMode.RUNNING),
            new TrainingPlanned.Start("c0ffee", SPEC.stage("shared").sharing(), 20, 40)),
        new ChildrenSampled(ID, TRAINING, 0, List.of(List.of("2")), List.of("1")),
        new TrainingStarted(
            TRAINING,
            new TrainingStarted.Provenance(
                "0.1.0", "cpu/512", 1, "mnist", "c0ffee", "A CPU", FILES)),
        taken(0L, 64),
        new StageAnalysed(
            ID,
            "shared",
            4,
            null,
            List.of(
                new StageAnalysed.Grouping(
                    "grouped", List.of(List.of("1"), List.of("2")), null, -0.25)),
            List.of(new StageAnalysed.Kept("tuned", TRAINING, 20, "c0ffee"))),
        evaluated(new SnapshotEvaluated.Provenance("cpu/512", "A CPU"), 0L, "c0ffee"));
  }

  private static SnapshotTaken taken(Long round, Integer scoredBatch) {
    return new SnapshotTaken(
        ID,
        TRAINING,
        SnapshotTaken.idOf(TRAINING, 20),
        20,
        1,
        "2",
        SnapshotTaken.Kind.FINAL,
        "c0ffee",
        SPEC.data(),
        EvaluationSpec.On.VALIDATION,
        SPEC.space(),
        SPEC.stage("shared").sharing(),
        List.of(BnMode.RUNNING, BnMode.RECALIBRATED),
        13,
        16,
        List.of("1", "2"),
        round,
        scoredBatch);
  }

  private static SnapshotEvaluated evaluated(
      SnapshotEvaluated.Provenance provenance, Long round, String sha256) {
    return new SnapshotEvaluated(
        ID,
        TRAINING,
        SnapshotTaken.idOf(TRAINING, 20),
        20,
        1,
        "2",
        SnapshotTaken.Kind.FINAL,
        EvaluationSpec.On.VALIDATION,
        100,
        5_000_000,
        List.of(
            new SnapshotEvaluated.Scores(
                BnMode.RUNNING,
                List.of(
                    new SnapshotEvaluated.Score("1", 42, 100, 1.5),
                    new SnapshotEvaluated.Score("2", 10, 100, null)))),
        null,
        provenance,
        round,
        sha256);
  }

  private static ExperimentSpec spec() {
    try {
      return new SpecReader(SpecLimits.DEFAULT)
          .read(
              """
              name: small
              data:
                set: generated
                pool: 4
                train: {from: train, images: 320}
                validation: {from: train, images: 100}
                test: {from: test, images: 200}
              space: {nodes: 1, operators: [max_pool_3x3, skip_connect], cells: 1, channels: 4}
              training: {batch: 16}
              stages:
                - name: shared
                  kind: super-net
                  instances: 2
                  length: {stepsPerChild: 10}
                  evaluation: {dense: {cycles: 2}, final: {bn: [running, recalibrated]}}
              """,
              SpecReader.Format.YAML);
    } catch (InvalidSpecException e) {
      throw new IllegalStateException(e);
    }
  }
}
