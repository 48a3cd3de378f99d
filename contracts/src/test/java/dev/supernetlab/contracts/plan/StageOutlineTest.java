package dev.supernetlab.contracts.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ExperimentSpec;
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
    var training = new dev.supernetlab.contracts.spec.TrainingSpec(256, null, null, null, null);
    assertThat(StageOutline.stepsPerEpoch(data, training)).isEqualTo(118);
    assertThat(StageOutline.imagesOf(117, data, training)).isEqualTo(29_952);
    assertThat(StageOutline.imagesOf(118, data, training)).isEqualTo(30_000);
    assertThat(StageOutline.imagesOf(237, data, training)).isEqualTo(60_256);
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
