package dev.supernetlab.supernet.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.supernet.Spaces;
import org.junit.jupiter.api.Test;

class CostTest {
  private final Blueprint paper = Spaces.paper();

  @Test
  void aPoolHasNoWeights() {
    long stem = 9 * 3 * 48 + 9 * 48 * 48 + 4 * 48;
    long preprocessing = 48 * 16 + 3 * 32 * 16;
    long linear = 32 * 10 + 10;
    assertThat(cost("111").parameters()).isEqualTo(stem + preprocessing + linear);
    assertThat(cost("111").convolutions()).isZero();
  }

  @Test
  void aSeparableOperatorHasFourConvolutionsAndADilatedOneTwo() {
    assertThat(cost("222").convolutions()).isEqualTo(4 * 3 * 4);
    assertThat(cost("444").convolutions()).isEqualTo(4 * 3 * 2);
    assertThat(cost("142").convolutions()).isEqualTo(4 * (2 + 4));
    assertThat(cost("112").parameters() - cost("111").parameters())
        .isEqualTo(4 * 2 * (9 * 16 + 16 * 16));
    assertThat(cost("114").parameters() - cost("111").parameters())
        .isEqualTo(4 * (25 * 16 + 16 * 16));
  }

  @Test
  void multiplyAccumulatesAreWeightsTimesPixels() {
    long perPixel = 9 * 3 * 48 + 9 * 48 * 48 + 48 * 16 + 3 * 32 * 16;
    assertThat(cost("111").multiplyAccumulates()).isEqualTo(1024 * perPixel + 320);
    assertThat(cost("113").multiplyAccumulates() - cost("111").multiplyAccumulates())
        .isEqualTo(1024L * 4 * 2 * (25 * 16 + 16 * 16));
  }

  @Test
  void aFurtherStackHasTwiceTheChannelsOnAQuarterOfThePixels() {
    Blueprint stacks = Spaces.stacks(SpaceSpec.Output.LAST, false);
    Cost none = Cost.of(stacks, stacks.space().child("111111"));
    Cost one = Cost.of(stacks, stacks.space().child("411111"));
    // Two cells of 4 channels on 8x6 pixels, two of 8 channels on 4x3.
    assertThat(one.multiplyAccumulates() - none.multiplyAccumulates())
        .isEqualTo(2 * 9 * 4 * 4 * 48 + 2 * 9 * 8 * 8 * 12);
    // Only the first cell of the second stack has a preprocessing: its input has other channels.
    assertThat(none.multiplyAccumulates()).isEqualTo(9 * 2 * 4 * 48 + 4 * 8 * 12 + 8 * 10);
  }

  private Cost cost(String label) {
    return Cost.of(paper, paper.space().child(label));
  }
}
