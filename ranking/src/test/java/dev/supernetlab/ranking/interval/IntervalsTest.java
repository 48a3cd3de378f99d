package dev.supernetlab.ranking.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Golden;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    AddedVariance added =
        new AddedVariance(
            Golden.node("correctedVariance").doubleValue(),
            Golden.node("correctedFreedom").doubleValue());
    same(INTERVALS.corrected(taus, added, 3), "corrected");
    same(INTERVALS.ofPairs(Agreement.among(Golden.arrays("scores")), Agreement.Pairs.ALL), "pairs");
    assertThat(ChildSampling.variance(Golden.arrays("scores"), Golden.array("ideal")).value())
        .isCloseTo(Golden.node("childrenVariance").doubleValue(), within(1e-12));
    assertThat(EffectiveSize.of(Golden.array("series")).getAsDouble())
        .isCloseTo(Golden.node("effective").doubleValue(), within(1e-12));
  }

  @Test
  void percentilesOfTheSameResamplesAreNumPys() {
    JsonNode golden = Golden.node("bootstrap");
    double[] values = Golden.numbers(golden.get("values"));
    Bootstrap bootstrap = Bootstrap.given(Golden.digits(golden.get("resamples")));
    double tail = Bootstrap.tail(values.length, .95);
    assertThat(tail).isCloseTo(golden.get("tail").doubleValue(), within(1e-12));
    assertThat(bootstrap.endsOfMean(values, tail))
        .containsExactly(Golden.numbers(golden.get("mean")), within(1e-12));
    assertThat(
            bootstrap.ends(
                resample ->
                    IntStream.of(resample).mapToDouble(i -> values[i]).sorted().toArray()[4],
                .025))
        .containsExactly(Golden.numbers(golden.get("median")), within(1e-12));
  }

  @Test
  void aSkewedFigureTakesManyInstances() {
    double[] regrets = new double[40];
    regrets[3] = .05;
    regrets[7] = .02;
    Interval.Of interval = (Interval.Of) INTERVALS.ofSkewed(regrets, 3, 1);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isBetween(.003, .01);
    assertThat(interval).isEqualTo(INTERVALS.ofSkewed(regrets, 3, 1));
    assertThat(INTERVALS.ofSkewed(Arrays.copyOf(regrets, 8), 3, 1))
        .isEqualTo(
            new Interval.TooFew(
                0, .05, 8, "too few for an interval: 8 instances, a skewed figure takes 40"));
  }

  @Test
  void instancesThatShareASeedAreNoRepetitions() {
    Agreement agreement = Agreement.among(Golden.arrays("scores"));
    Agreement.Pairs all = Agreement.Pairs.ALL;
    Shared own = new Shared("seed", List.of("", "", "", "", "", "", "", "", ""));
    Shared one = new Shared("order", Collections.nCopies(9, "same"));
    assertThat(INTERVALS.ofPairs(agreement, all, List.of(own, one)))
        .isEqualTo(INTERVALS.ofPairs(agreement, all));
    Shared three = new Shared("seed", List.of("a", "a", "a", "b", "b", "b", "c", "c", "c"));
    assertThat(((Interval.TooFew) INTERVALS.ofPairs(agreement, all, List.of(three))).reason())
        .isEqualTo("too few for an interval: 3 seeds");
  }

  @Test
  void instancesThatShareSeedsAreCountedBySeed() {
    List<double[]> twice =
        Golden.arrays("scores").stream().limit(8).flatMap(s -> Stream.of(s, s)).toList();
    List<String> seeds = IntStream.range(0, 16).mapToObj(i -> "seed " + i / 2).toList();
    Agreement agreement = Agreement.among(twice);
    Interval.Of alone = (Interval.Of) INTERVALS.ofPairs(agreement, Agreement.Pairs.ALL);
    Interval.Of bySeed =
        (Interval.Of)
            INTERVALS.ofPairs(agreement, Agreement.Pairs.ALL, List.of(new Shared("seed", seeds)));
    assertThat(bySeed.n()).isEqualTo(8);
    assertThat(bySeed.high() - bySeed.low()).isGreaterThan(alone.high() - alone.low());
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
