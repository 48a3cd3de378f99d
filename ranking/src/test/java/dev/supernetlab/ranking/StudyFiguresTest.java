package dev.supernetlab.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
  void topKTellsTrueRanksAndRegret() {
    double[] truth = {.9, .8, .7, .6};
    TopK top = TopK.of(new double[] {.1, .5, .4, .5}, truth, 3);
    assertThat(top.children()).containsExactly(1, 3, 2);
    assertThat(top.trueRanks()).containsExactly(2, 4, 3);
    assertThat(top.bestTrueRank()).isEqualTo(2);
    assertThat(top.bestTruth()).isEqualTo(.8);
    assertThat(top.regret()).isCloseTo(.1, within(1e-15));
  }

  @Test
  void topKSkipsChildrenWithoutGroundTruth() {
    TopK top = TopK.of(new double[] {.9, .5}, new double[] {NAN, .3}, 10);
    assertThat(top.k()).isEqualTo(1);
    assertThat(top.trueRanks()).containsExactly(1);
    assertThatThrownBy(() -> TopK.of(new double[] {1}, new double[] {NAN}, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void droppingTheWorstQuarterCountsTheBestThatGoWithIt() {
    double[] truth = {8, 7, 6, 5, 4, 3, 2, 1};
    assertThat(Pruning.worstQuarter(truth, truth, 3)).isEqualTo(new Pruning(2, 3, 0));
    assertThat(Pruning.worstQuarter(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, truth, 3))
        .isEqualTo(new Pruning(2, 3, 2));
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

  @Test
  void anIntervalNeedsEightInstancesAndThreeSeeds() {
    Bootstrap bootstrap = new Bootstrap(1000, .95, 1);
    List<Correlation> three = taus(.1, .2, .3);
    assertThat(bootstrap.ofMean(three, 3))
        .isEqualTo(new Interval.TooFew(.1, .3, 3, "too few for an interval: 3 instances"));
    List<Correlation> ten = taus(.1, .2, .3, .4, .5, .6, .7, .8, .9, .95);
    assertThat(bootstrap.ofMean(ten, 2)).isInstanceOf(Interval.TooFew.class);
    assertThat(bootstrap.ofMean(List.of(), 3)).isInstanceOf(Interval.None.class);
    assertThat(bootstrap.ofMean(ten, 3)).isInstanceOf(Interval.Percentile.class);
  }

  @Test
  void aPercentileIntervalCoversTheMeanAndShrinksWithItsLevel() {
    List<Correlation> ten = taus(.1, .2, .3, .4, .5, .6, .7, .8, .9, 1);
    Interval.Percentile wide = (Interval.Percentile) new Bootstrap(4000, .95, 7).ofMean(ten, 3);
    Interval.Percentile narrow = (Interval.Percentile) new Bootstrap(4000, .5, 7).ofMean(ten, 3);
    double standardError = Math.sqrt(.0825 / 10);
    assertThat(wide.low()).isCloseTo(.55 - 1.96 * standardError, within(.015));
    assertThat(wide.high()).isCloseTo(.55 + 1.96 * standardError, within(.015));
    assertThat(narrow.low()).isGreaterThan(wide.low());
    assertThat(narrow.high()).isLessThan(wide.high());
  }

  @Test
  void twoCopiesOfAnInstanceAreNoPair() {
    List<double[]> opposed =
        IntStream.range(0, 8)
            .mapToObj(i -> i % 2 == 0 ? new double[] {1, 2} : new double[] {2, 1})
            .toList();
    Agreement agreement = Agreement.among(opposed.subList(0, 2));
    assertThat(agreement.meanOfResample(new int[] {0, 0, 1})).hasValue(-1);
    assertThat(agreement.meanOfResample(new int[] {0, 0, 0})).isEmpty();
    assertThat(new Bootstrap(500, .95, 1).ofMeanPair(Agreement.among(opposed)))
        .isInstanceOf(Interval.Percentile.class);
    assertThat(new Bootstrap(500, .95, 1).ofMeanPair(agreement))
        .isInstanceOf(Interval.TooFew.class);
  }

  private static List<Correlation> taus(double... values) {
    return Arrays.stream(values).<Correlation>mapToObj(v -> new Correlation.Of(v, 64)).toList();
  }
}
