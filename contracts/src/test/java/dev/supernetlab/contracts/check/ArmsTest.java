package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ArmSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArmsTest {
  private static final String SPEC =
      """
      name: varied
      data: {set: generated, pool: 4, train: {from: train, images: 1024}}
      space: {nodes: 2, operators: [max_pool_3x3, skip_connect], cells: 1, channels: 4}
      training: {batch: 16, batchNorm: {momentum: 0.4}}
      stages:
        - {name: truth, kind: ground-truth, instances: 2, length: {steps: 10}}
        - {name: all, kind: super-net, instances: 2, length: {stepsPerChild: 40}}
        - name: shared
          kind: super-net
          sharing: {policy: group, partition: sequential, groups: 2}
          instances: 2
          length: {stepsPerChild: 10}
          evaluation: {dense: {last: 8}}
        - name: later
          kind: super-net
          sharing: {policy: group, partition: interference, groups: 2, from: shared}
          instances: 2
          length: {steps: 80}
      """;

  private final SpecReader reader = new SpecReader(SpecLimits.DEFAULT);

  @Test
  void aFieldOfAStageMakesArmsOfItAndOfThoseThatNeedIt() throws InvalidSpecException {
    ExperimentSpec spec = read("{field: stages.shared.sharing.groups, values: [1, 4]}");

    assertThat(spec.vary()).isNull();
    assertThat(names(spec))
        .containsExactly("truth", "all", "shared-1", "shared-4", "later-1", "later-4");
    assertThat(spec.stage("shared-4").sharing().groups()).isEqualTo(4);
    assertThat(spec.stage("later-4").sharing().from()).isEqualTo("shared-4");
    assertThat(spec.stage("shared-1").arm())
        .isEqualTo(new ArmSpec("shared", "stages.shared.sharing.groups", "1"));
  }

  @Test
  void armsHaveTheSeedsOfTheStageTheyWereMadeOf() throws InvalidSpecException {
    ExperimentSpec spec = read("{field: stages.shared.sharing.groups, values: [1, 4]}");

    assertThat(spec.stage("shared-1").seedName())
        .isEqualTo(spec.stage("shared-4").seedName())
        .isEqualTo("shared");
    assertThat(spec.stage("all").seedName()).isEqualTo("all");
  }

  @Test
  void aTrainingOptionMakesArmsOfAllButGroundTruths() throws InvalidSpecException {
    ExperimentSpec spec = read("{field: training.batchNorm.momentum, values: [0.1, 0.9]}");

    assertThat(names(spec))
        .containsExactly(
            "truth", "all-0-1", "all-0-9", "shared-0-1", "shared-0-9", "later-0-1", "later-0-9");
    StageSpec arm = spec.stage("shared-0-9");
    assertThat(arm.training().batchNorm().momentum()).isEqualTo(0.9);
    assertThat(arm.training().batch()).isEqualTo(16);
    assertThat(spec.training().batchNorm().momentum()).isEqualTo(0.4);
  }

  @Test
  void whatHasBeenReadReadsAsTheSameExperiment() throws Exception {
    ExperimentSpec spec = read("{field: training.batchNorm.momentum, values: [0.1, 0.9]}");

    ExperimentSpec again = reader.read(JsonCodec.JSON.writeValueAsString(spec), Format.JSON);

    assertThat(again).isEqualTo(spec);
    assertThat(ExperimentId.of(again)).isEqualTo(ExperimentId.of(spec));
  }

  @Test
  void anImpossibleValueIsNamed() {
    List<Violation> violations =
        violations("{field: stages.shared.sharing.groups, values: [2, 9, two]}");

    assertThat(violations)
        .extracting(Violation::message)
        .containsExactly(
            "/vary/values/1 is 9: is not possible: /stages/2/sharing/groups is 9: must be at most the number of children, 8",
            "/vary/values/2 is \"two\": is not possible: /stages/2/sharing/groups is \"two\": must be an integer");
  }

  @Test
  void whatIsWrongWithoutTheValueIsSaidOnce() {
    assertThat(
            catchThrowableOfType(
                    InvalidSpecException.class,
                    () ->
                        reader.read(
                            SPEC.replace("cells: 1", "cells: 0")
                                + "vary: {field: training.batch, values: [8, 16]}",
                            Format.YAML))
                .violations())
        .extracting(Violation::pointer)
        .containsExactly("/space/cells");
  }

  @Test
  void onlyWhatThereIsCanBeVaried() {
    assertThat(violations("{field: stages.other.instances, values: [1, 2]}"))
        .extracting(Violation::allowed)
        .containsExactly("must begin with training or a stage's name");
    assertThat(violations("{field: stages.truth.instances, values: [1, 2]}"))
        .extracting(Violation::allowed)
        .containsExactly("must touch a stage that is no ground truth");
    assertThat(violations("{field: data.pool, values: [1, 2]}"))
        .extracting(Violation::pointer)
        .containsExactly("/vary/field");
    assertThat(violations("{field: training.batch, values: [8, 8]}"))
        .extracting(Violation::pointer)
        .containsExactly("/vary/values");
    assertThat(violations("{field: training.batsch, values: [8, 16]}"))
        .extracting(Violation::message)
        .hasSize(2)
        .allMatch(message -> message.contains("did you mean batch?"));
  }

  @Test
  void armsCanBeMadeToCostWhatAStageCosts() throws InvalidSpecException {
    ExperimentSpec spec =
        read("{field: stages.shared.sharing.groups, values: [1, 4], computeMatched: all}");

    assertThat(imagesOfAnInstance(spec, "shared-1")).isEqualTo(imagesOfAnInstance(spec, "all"));
    assertThat(spec.stage("shared-4").length().steps())
        .isEqualTo(spec.stage("shared-1").length().steps() / 4);
    assertThat(imagesOfAnInstance(spec, "shared-4"))
        .isBetween(imagesOfAnInstance(spec, "all") - 4 * 16, imagesOfAnInstance(spec, "all"));
  }

  @Test
  void aStageAloneCanBeMatchedToo() throws InvalidSpecException {
    String matched =
        SPEC.replace("{steps: 80}", "{steps: 80}")
            .replace("length: {stepsPerChild: 10}", "computeMatched: all");

    ExperimentSpec spec = reader.read(matched, Format.YAML);

    assertThat(spec.stage("shared").length().steps()).isEqualTo(8 * 40 / 2);
    assertThat(spec.stage("shared").computeMatched()).isNull();
  }

  private static long imagesOfAnInstance(ExperimentSpec spec, String stage) {
    StageSpec found = spec.stage(stage);
    return StageOutline.of(found, spec.data(), spec.space(), spec.training()).imagesToTrain()
        / found.instances();
  }

  private ExperimentSpec read(String vary) throws InvalidSpecException {
    return reader.read(SPEC + "vary: " + vary, Format.YAML);
  }

  private List<Violation> violations(String vary) {
    return catchThrowableOfType(InvalidSpecException.class, () -> read(vary)).violations();
  }

  private static List<String> names(ExperimentSpec spec) {
    return spec.stages().stream().map(StageSpec::name).toList();
  }
}
