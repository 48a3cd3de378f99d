package dev.supernetlab.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildSpecTest {
  private static final SnapshotTaken FROM =
      Exports.taken("tiny-0123456789ab", "shared", "0", List.of("121"));

  @Test
  void theSpecReadsBackAsTheGroundTruthOfThisChildOnly() {
    ExperimentSpec whole = Exports.spec();

    ExperimentSpec read = Exports.read(ChildSpec.yaml(ChildSpec.of(whole, FROM, "121")));

    assertThat(read).isEqualTo(ChildSpec.of(whole, FROM, "121"));
    assertThat(Children.all(read.space())).containsExactly("121");
    assertThat(read.data()).isEqualTo(whole.data());
    assertThat(read.training()).isEqualTo(whole.training());
    assertThat(read.seeds().weights()).containsExactly(5L);
    assertThat(read.stages()).hasSize(1);
    StageSpec stage = read.stage("truth");
    assertThat(stage.length()).isEqualTo(whole.stage("truth").length());
    assertThat(Children.scored(stage.evaluation(), read.space())).containsExactly("121");
  }

  @Test
  void withoutAGroundTruthTheChildIsTrainedAsLongAsTheSuperNetWas() {
    ExperimentSpec whole = Exports.withoutTruth();

    ExperimentSpec read = Exports.read(ChildSpec.yaml(ChildSpec.of(whole, FROM, "121")));

    StageSpec stage = read.stage("alone");
    assertThat(stage.kind()).isEqualTo(StageSpec.Kind.GROUND_TRUTH);
    assertThat(
            StageOutline.of(stage, read.data(), read.space(), read.training()).stepsPerTraining())
        .isEqualTo(7 * 3);
  }
}
