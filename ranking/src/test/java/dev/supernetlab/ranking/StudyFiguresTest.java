package dev.supernetlab.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyFiguresTest {
  private static final double NAN = Double.NaN;

  @Test
  void tiedChildrenRankByIndexAndMissingOnesNotAtAll() {
    assertThat(Ranks.ordinal(new double[] {.5, .7, NAN, .5, .9})).containsExactly(3, 2, 0, 4, 1);
    assertThat(Ranks.ordinal(new double[] {1, 1, 1})).containsExactly(1, 2, 3);
  }

  @Test
  void theUpperHalfIsChosenByGroundTruth() {
    assertThat(Ranks.withinUpperHalf(new double[] {1, 2, 3, 4, 5}, new double[] {9, 1, 8, 2, 7}))
        .containsExactly(1, NAN, 3, NAN, 5);
  }

  @Test
  void aSummaryCountsOnlyWhatIsDefined() {
    Summary summary =
        Summary.of(
            List.of(
                new Correlation.Of(.2, 9),
                new Correlation.Undefined("constant", 9),
                new Correlation.Of(.4, 9)));
    assertThat(summary.n()).isEqualTo(2);
    assertThat(summary.mean().getAsDouble()).isCloseTo(.3, within(1e-15));
    assertThat(summary.sd().getAsDouble()).isCloseTo(Math.sqrt(.02), within(1e-15));
    assertThat(Summary.of().mean()).isEmpty();
    assertThat(Summary.of(1).sd()).isEmpty();
  }

  @Test
  void agreementComparesEveryPairOnce() {
    Agreement agreement =
        Agreement.among(
            List.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}, new double[] {3, 2, 1}));
    assertThat(agreement.pairs())
        .extracting(c -> c.value().getAsDouble())
        .containsExactly(1.0, -1.0, -1.0);
    assertThat(agreement.summary().mean().getAsDouble()).isCloseTo(-1 / 3.0, within(1e-15));
    assertThat(agreement.matrix().get(2).get(0)).isEqualTo(new Correlation.Of(-1, 3));
  }

  @Test
  void aCycleMeanTakesTheLastFullCycleOnly() {
    List<double[]> evaluations =
        List.of(new double[] {9, 9}, new double[] {1, 4}, new double[] {3, NAN});
    assertThat(Series.cycleMean(evaluations, 2).orElseThrow()).containsExactly(2, 4);
    assertThat(Series.cycleMean(evaluations, 4)).isEmpty();
    assertThat(Series.consecutiveTau(evaluations)).hasSize(2);
    assertThat(Series.gtTau(evaluations, new double[] {1, 2}))
        .extracting(Correlation::n)
        .containsExactly(2, 2, 1);
  }

  @Test
  void randomRankingsScatterAsTheFormulaSays() {
    double[] truth = IntStream.range(0, 64).mapToDouble(i -> i).toArray();
    Summary chance = Chance.tau(truth, 1000, 1);
    assertThat(Chance.tauSd(64)).isCloseTo(.086, within(5e-4));
    assertThat(chance.mean().getAsDouble()).isCloseTo(0, within(.01));
    assertThat(chance.sd().getAsDouble()).isCloseTo(Chance.tauSd(64), within(.01));
    assertThat(Chance.tau(truth, 1000, 1)).isEqualTo(chance);
    assertThat(Chance.tau(truth, 1000, 2)).isNotEqualTo(chance);
  }
}
