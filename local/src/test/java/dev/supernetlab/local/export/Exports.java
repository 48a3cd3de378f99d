package dev.supernetlab.local.export;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.EvaluationSpec.On;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.util.List;

/** An experiment to export from. */
public final class Exports {
  private static final String SPEC =
      """
      name: tiny
      data: {set: generated, pool: 4, train: {from: train, images: 64},
        validation: {from: train, images: 40}, test: {from: test, images: 40}}
      space: {nodes: 2, operators: [max_pool_3x3, sep_conv_3x3], cells: 1, channels: 4,
        exclude: [{pattern: "111"}]}
      training: {batch: 8}
      seeds: {weights: [5, 6]}
      stages:
        - {name: truth, kind: ground-truth, instances: 1, length: {epochs: 2},
           evaluation: {on: test, children: {draw: 3}}}
        - {name: shared, kind: super-net, instances: 2, length: {stepsPerChild: 3}}
        - {name: groups, kind: super-net, instances: 2, length: {stepsPerChild: 3},
           sharing: {policy: group, groups: 2, partition: sequential}}
      """;

  private Exports() {}

  /** Ground truth, a super-net and groups of 7 children. */
  public static ExperimentSpec spec() {
    return read(SPEC);
  }

  /** The same without a ground truth. */
  static ExperimentSpec withoutTruth() {
    return read(SPEC.replaceAll("(?s)  - \\{name: truth.*?\\}\\}\n", ""));
  }

  static ExperimentSpec read(String yaml) {
    try {
      return new SpecReader(SpecLimits.DEFAULT).read(yaml, SpecReader.Format.YAML);
    } catch (InvalidSpecException e) {
      throw new IllegalArgumentException(e.violations().toString(), e);
    }
  }

  /** The last snapshot of the first instance of a stage of it. */
  public static SnapshotTaken taken(String id, String stage, String sha256, List<String> children) {
    ExperimentSpec spec = spec();
    String training = "%s/%s/0/0".formatted(id, stage);
    return new SnapshotTaken(
        id,
        training,
        SnapshotTaken.idOf(training, 21),
        21,
        2,
        null,
        SnapshotTaken.Kind.FINAL,
        sha256,
        spec.data(),
        On.VALIDATION,
        spec.space(),
        spec.stage(stage).sharing().withinTraining(),
        List.of(BnMode.RUNNING, BnMode.RECALIBRATED),
        1,
        8,
        children);
  }
}
