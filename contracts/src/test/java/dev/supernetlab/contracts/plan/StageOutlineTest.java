package dev.supernetlab.contracts.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ChildrenSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.nio.file.Files;
import java.nio.file.Path;
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
            whole.evaluation());
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

  private static StageOutline outline(String stage) {
    return StageOutline.of(
        quickstart.stage(stage), quickstart.data(), quickstart.space(), quickstart.training());
  }
}
