package dev.supernetlab.ranking.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RandomChoiceTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] TRUTH = {.5, .9, .6, .8};

  @Test
  void anyTwoOfFourAreWorthTheMeanOfAllSixPairs() {
    RandomChoice choice = RandomChoice.of(TRUTH, 2);
    // Best ranks 1, 1, 1, 2, 2, 3; the best of each pair lacks 0, 0, 0, .1, .1, .3.
    assertThat(choice.bestTrueRank()).isCloseTo(10 / 6.0, EXACT);
    assertThat(choice.regret()).isCloseTo(.5 / 6, EXACT);
    assertThat(choice.precision()).isCloseTo(.5, EXACT);
    assertThat(choice.bestRelativeRank()).isCloseTo(10 / 24.0, EXACT);
  }

  @Test
  void takingAllTakesTheBest() {
    RandomChoice choice = RandomChoice.of(TRUTH, 4);
    assertThat(choice.bestTrueRank()).isCloseTo(1, EXACT);
    assertThat(choice.regret()).isZero();
    assertThat(choice.precision()).isEqualTo(1);
  }

  @Test
  void moreThanThereAreOrNoneCannotBeTaken() {
    for (int k : List.of(0, 5)) {
      assertThatThrownBy(() -> RandomChoice.of(TRUTH, k))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
