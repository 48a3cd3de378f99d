package dev.supernetlab.contracts.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ChildrenSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.Partition;
import dev.supernetlab.contracts.spec.RoundsSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StageOutlineTest {
  private static ExperimentSpec quickstart;

  @BeforeAll
  static void read() throws Exception {
    quickstart =
        new SpecReader(SpecLimits.DEFAULT)
            .read(Files.readString(Path.of("../examples/quickstart.yaml")), SpecReader.Format.YAML);
  }

  @Test
  void aGroundTruthStageTrainsEveryChildAlone() {
    assertThat(outline("truth"))
        .isEqualTo(new StageOutline(64, 3, 64, 1, 400, 1, 3 * 64 * 400 * 16, 3 * 64 * 4096));
  }

  @Test
  void aSuperNetTrainsAllChildrenTogether() {
    assertThat(outline("shared"))
        .isEqualTo(new StageOutline(64, 3, 1, 64, 6400, 64, 3 * 6400 * 16, 3L * 65 * 64 * 512));
  }

  @Test
  void everyGroupTrainsForTheLengthOfTheLargest() {
    StageOutline outline =
        outline(with(random(10), new StageSpec.OrderSpec(StageSpec.Order.FIXED)));
    // 64 = 4 * 7 + 6 * 6, 100 steps per child
    assertThat(outline.groups()).isEqualTo(10);
    assertThat(outline.childrenPerTraining()).isEqualTo(7);
    assertThat(outline.stepsPerTraining()).isEqualTo(700);
    assertThat(outline.snapshotsPerTraining()).isEqualTo(7);
    assertThat(outline.imagesToTrain()).isEqualTo(3 * 10 * 700 * 16);
    assertThat(outline.imagesToScore()).isEqualTo(3L * 64 * 8 * 512);
  }

  @Test
  void groupsThatAreGivenHaveTheSizesOfTheirLists() {
    List<String> children = Children.all(quickstart.space());
    StageSpec.SharingSpec given =
        random(2).resolved(List.of(children.subList(0, 4), children.subList(4, 64)));
    StageOutline outline = outline(with(given, new StageSpec.OrderSpec(StageSpec.Order.FIXED)));
    assertThat(outline.groups()).isEqualTo(2);
    assertThat(outline.childrenPerTraining()).isEqualTo(60);
  }

  @Test
  void severalChildrenAStepAreFewerStepsForAsManyImages() {
    StageSpec.SharingSpec all = new StageSpec.SharingSpec(StageSpec.Policy.ALL);
    StageOutline fair = outline(with(all, new StageSpec.OrderSpec(StageSpec.Order.FAIR)));
    assertThat(fair.stepsPerTraining()).isEqualTo(1600);
    assertThat(fair.imagesToTrain()).isEqualTo(outline("shared").imagesToTrain());
    StageOutline sandwich =
        outline(with(all, new StageSpec.OrderSpec(StageSpec.Order.SANDWICH, 3, null, null, null)));
    assertThat(sandwich.stepsPerTraining()).isEqualTo(1280);
    assertThat(sandwich.imagesToTrain()).isEqualTo(outline("shared").imagesToTrain());
  }

  @Test
  void roundsOfAnOrderThatLearnsAreScoredInAddition() {
    StageSpec.SharingSpec all = new StageSpec.SharingSpec(StageSpec.Policy.ALL);
    var rounds = new RoundsSpec(640, 16, EvaluationSpec.BnMode.RUNNING);
    var order = new StageSpec.OrderSpec(StageSpec.Order.EVOLUTIONARY, null, rounds, null, null);
    StageOutline learning = outline(with(all, order));
    StageOutline shared = outline("shared");
    // 6400 steps are 10 rounds, 9 of which others follow.
    assertThat(learning.snapshotsPerTraining()).isEqualTo(shared.snapshotsPerTraining() + 9);
    assertThat(learning.imagesToScore()).isEqualTo(shared.imagesToScore() + 3 * 9 * 16 * 512);
    assertThat(learning.imagesToTrain()).isEqualTo(shared.imagesToTrain());
  }

  @Test
  void aRoundThatEndsWhereAllAreScoredAnywayCostsItsOtherModeOnly() {
    StageSpec.SharingSpec all = new StageSpec.SharingSpec(StageSpec.Policy.ALL);
    // The last 64 of 6400 steps are scored after each in running mode.
    for (EvaluationSpec.BnMode bn : EvaluationSpec.BnMode.values()) {
      var rounds = new RoundsSpec(6390, 16, bn);
      var order = new StageSpec.OrderSpec(StageSpec.Order.CONTROLLER, null, rounds, null, null);
      StageOutline learning = outline(with(all, order));
      StageOutline shared = outline("shared");
      assertThat(learning.snapshotsPerTraining()).isEqualTo(shared.snapshotsPerTraining());
      assertThat(learning.imagesToScore() - shared.imagesToScore())
          .isEqualTo(bn == EvaluationSpec.BnMode.RUNNING ? 0 : 3 * 64 * 512);
    }
  }

  @Test
  void theLastBatchOfAnEpochMayBeSmaller() {
    // 30,000 = 117 * 256 + 48
    var data = quickstart.data();
    var training = new TrainingSpec(256, null, null, null, null);
    assertThat(StageOutline.stepsPerEpoch(data, training)).isEqualTo(118);
    assertThat(StageOutline.imagesOf(117, data, training)).isEqualTo(29_952);
    assertThat(StageOutline.imagesOf(118, data, training)).isEqualTo(30_000);
    assertThat(StageOutline.imagesOf(237, data, training)).isEqualTo(60_256);
  }

  @Test
  void aDroppedRemainderIsNotTrained() {
    var data = quickstart.data();
    var training = new TrainingSpec(256, null, null, null, null, null, TrainingSpec.Remainder.DROP);
    assertThat(StageOutline.stepsPerEpoch(data, training)).isEqualTo(117);
    assertThat(StageOutline.imagesOf(118, data, training)).isEqualTo(118 * 256);
  }

  @Test
  void aCutoffEndsATrainingButNotItsSchedule() {
    StageSpec whole = quickstart.stage("shared");
    StageSpec.Length length = new StageSpec.Length(null, 8, null, 2);
    StageSpec cut =
        new StageSpec(
            whole.name(),
            whole.kind(),
            whole.sharing(),
            whole.order(),
            whole.instances(),
            length,
            whole.evaluation(),
            null,
            null,
            null,
            null,
            null);
    // 30,000 images in batches of 16.
    assertThat(steps(cut)).isEqualTo(2 * 1875);
    assertThat(
            StageOutline.scheduleSteps(
                cut, quickstart.data(), quickstart.space(), quickstart.training()))
        .isEqualTo(8 * 1875);
    assertThat(steps(whole)).isEqualTo(6400);
  }

  private static long steps(StageSpec stage) {
    return StageOutline.steps(stage, quickstart.data(), quickstart.space(), quickstart.training());
  }

  @Test
  void aStageIsOfTheSelectedChildren() {
    SpaceSpec all = quickstart.space();
    SpaceSpec drawn =
        new SpaceSpec(
            all.nodes(),
            all.operators(),
            all.cells(),
            all.channels(),
            all.stem(),
            new ChildrenSpec(10, 3L, null),
            null,
            null,
            null,
            null,
            null);
    StageOutline outline =
        StageOutline.of(quickstart.stage("truth"), quickstart.data(), drawn, quickstart.training());
    assertThat(outline.children()).isEqualTo(10);
    assertThat(outline.trainings()).isEqualTo(30);
  }

  @Test
  void childrenAreEnumeratedFirstEdgeMostSignificant() {
    assertThat(Children.all(quickstart.space()))
        .hasSize(64)
        .startsWith("111", "112", "113", "114", "121")
        .endsWith("443", "444");
  }

  private static StageSpec.SharingSpec random(int groups) {
    return new StageSpec.SharingSpec(
        StageSpec.Policy.GROUP, groups, Partition.RANDOM, null, null, null, null, null, null);
  }

  private static StageSpec with(StageSpec.SharingSpec sharing, StageSpec.OrderSpec order) {
    StageSpec shared = quickstart.stage("shared");
    return new StageSpec(
        shared.name(),
        shared.kind(),
        sharing,
        order,
        shared.instances(),
        shared.length(),
        shared.evaluation(),
        null,
        null,
        null,
        null,
        null);
  }

  private static StageOutline outline(String stage) {
    return outline(quickstart.stage(stage));
  }

  private static StageOutline outline(StageSpec stage) {
    return StageOutline.of(stage, quickstart.data(), quickstart.space(), quickstart.training());
  }
}
