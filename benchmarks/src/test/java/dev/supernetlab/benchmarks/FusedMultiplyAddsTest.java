package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FusedMultiplyAddsTest {
  /** MACs per pixel of 111: stem 27*48 + 9*48*48, preprocessings 48*16 + 3*32*16; linear 32*10. */
  @Test
  void aStepConvolvesThreeTimesButForTheImagesGradient() {
    Network paper = Network.named("paper");
    double step = 3.0 * (1024 * (1296 + 20_736 + 768 + 1536) + 320) - 1024 * 1296;
    double limit =
        new FusedMultiplyAdds(110e9).trainedImages(paper.blueprint(), paper.space().child("111"));
    assertThat(limit).isCloseTo(110e9 / step, within(1e-6));
  }
}
