package dev.supernetlab.ranking.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  private static final Intervals INTERVALS = new Intervals(0.95);

  private static void same(Interval found, String golden) {
    double[] expected = Golden.array(golden);
    assertThat(found).isInstanceOf(Interval.Of.class);
    assertThat(((Interval.Of) found).low()).isCloseTo(expected[0], within(1e-12));
    assertThat(((Interval.Of) found).high()).isCloseTo(expected[1], within(1e-12));
  }

  private static List<Correlation> taus(double... values) {
    return Arrays.stream(values).<Correlation>mapToObj(v -> new Correlation.Of(v, 64)).toList();
  }

  @Test
  void agreesWithSciPyAndNumPy() {
    double[] taus = Golden.array("taus");
    same(INTERVALS.expected(taus(taus), 3), "expected");
    same(INTERVALS.ofNew(taus(taus), 3), "newInstance");
    same(INTERVALS.corrected(taus, Golden.node("correctedVariance").doubleValue(), 3), "corrected");
    same(INTERVALS.ofPairs(Agreement.among(Golden.arrays("scores")), Agreement.Pairs.ALL), "pairs");
    assertThat(ChildSampling.variance(Golden.arrays("scores"), Golden.array("ideal")))
        .isCloseTo(Golden.node("childrenVariance").doubleValue(), within(1e-12));
    assertThat(EffectiveSize.of(Golden.array("series")).getAsDouble())
        .isCloseTo(Golden.node("effective").doubleValue(), within(1e-9));
  }

  @Test
  void anIntervalNeedsEightInstancesAndThreeSeeds() {
    double[] ten = {.1, .2, .3, .4, .5, .6, .7, .8, .9, .95};
    assertThat(INTERVALS.expected(taus(.1, .2, .3), 3))
        .isEqualTo(new Interval.TooFew(.1, .3, 3, "too few for an interval: 3 instances"));
    assertThat(INTERVALS.expected(taus(ten), 2))
        .isEqualTo(
            new Interval.TooFew(.1, .95, 10, "too few for an interval: 2 ground-truth seeds"));
    assertThat(INTERVALS.expected(List.of(), 3)).isInstanceOf(Interval.None.class);
    assertThat(INTERVALS.expected(taus(ten), 3)).isInstanceOf(Interval.Of.class);
  }

  @Test
  void equalInstancesHaveAnIntervalWithoutWidth() {
    double[] same = new double[8];
    Arrays.fill(same, 1);
    assertThat(INTERVALS.expected(taus(same), 3)).isEqualTo(new Interval.Of(1, 1, .95, 8));
    assertThat(((Interval.Of) INTERVALS.ofNew(taus(same), 3)).low()).isGreaterThan(.99);
  }

  @Test
  void onlyThePairsThatCountMakeAnInterval() {
    Agreement agreement = Agreement.among(Golden.arrays("scores"));
    assertThat(INTERVALS.ofPairs(agreement, (i, j) -> j < 4).n()).isEqualTo(4);
    assertThat(INTERVALS.ofPairs(agreement, (i, j) -> j < 4)).isInstanceOf(Interval.TooFew.class);
    assertThat(INTERVALS.ofPairs(agreement, (i, j) -> false)).isInstanceOf(Interval.None.class);
  }

  @Test
  void independentValuesAreWorthThemselves() {
    double[] alternating = {1, 2, 1, 2, 1, 2, 1, 2};
    assertThat(EffectiveSize.of(alternating)).hasValue(8);
    assertThat(EffectiveSize.of(new double[] {1, 1, 1, 1})).isEmpty();
    assertThat(EffectiveSize.of(new double[] {1, 2, 3})).isEmpty();
  }
}
