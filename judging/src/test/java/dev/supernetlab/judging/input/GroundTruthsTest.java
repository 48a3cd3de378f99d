package dev.supernetlab.judging.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.ranking.study.GroundTruth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroundTruthsTest {
  @Test
  void thePublishedGroundTruthHasTheWholeSpaceAndTheKnownExtremes() {
    TruthTable table =
        TruthTable.read(
            GroundTruths.named("deeper-64").orElseThrow(),
            new Naming(Optional.empty(), Optional.empty(), List.of()));
    assertThat(table.children()).hasSize(64).startsWith("111").endsWith("444");
    GroundTruth truth = table.arranged(new int[] {0, table.children().indexOf("434")});
    assertThat(truth.seeds()).isEqualTo(10);
    assertThat(truth.mean()[0]).isEqualTo(0.701390);
    assertThat(truth.mean()[1]).isEqualTo(0.8516, within());
    assertThat(GroundTruths.named("other")).isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-4);
  }
}
