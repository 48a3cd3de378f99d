package dev.supernetlab.supernet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.kernels.Tensor;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void ofEqualLogitsTheFirstIsTheAnswer() {
    Tensor logits = Tensor.zeros(2, 3).fill(new float[] {1, 1, 0, 0, 2, 2});
    tally.add(logits, new int[] {0, 2});
    assertThat(tally.score(null).correct()).isEqualTo(1);
  }

  @Test
  void lossIsTheMeanOverAllBatches() {
    tally.add(Tensor.zeros(1, 4), new int[] {2});
    tally.add(Tensor.zeros(2, 2), new int[] {0, 1});
    ChildScore score = tally.score(null);
    assertThat(score.total()).isEqualTo(3);
    assertThat(score.meanLoss()).isCloseTo((Math.log(4) + 2 * Math.log(2)) / 3, within(1e-12));
  }

  @Test
  void aLossOfLogitsThatAreNotNumbersIsNotANumber() {
    tally.add(Tensor.zeros(1, 2).fill(new float[] {Float.NaN, 0}), new int[] {1});
    assertThat(tally.score(null).meanLoss()).isNaN();
  }
}
