package dev.supernetlab.ranking.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.ranking.JudgingGolden;
import dev.supernetlab.ranking.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double NONE = Double.NaN;

  @Test
  void theFirstChildrenAreWorthWhatNumPySays() {
    for (JsonNode golden : JudgingGolden.cases("selections")) {
      double[] truth = JudgingGolden.numbers(golden.get("truth"));
      double[] scores = JudgingGolden.numbers(golden.get("scores"));
      for (JsonNode top : golden.get("top")) {
        Selection selection = Selection.of(scores, truth, top.get("k").asInt());
        assertThat(selection.children()).isEqualTo(JudgingGolden.integers(top.get("children")));
        assertThat(selection.trueRanks()).isEqualTo(JudgingGolden.integers(top.get("ranks")));
        assertThat(selection.regret()).isCloseTo(top.get("regret").asDouble(), EXACT);
        assertThat(selection.precision()).isCloseTo(top.get("precision").asDouble(), EXACT);
        assertThat(selection.bottomPrecision()).isCloseTo(top.get("bottom").asDouble(), EXACT);
        assertThat(selection.bestRelativeRank()).isCloseTo(top.get("relative").asDouble(), EXACT);
      }
    }
  }

  @Test
  void tausOfBinsAndOfTheTopQuarterAgreeWithSciPy() {
    for (JsonNode golden : JudgingGolden.cases("selections")) {
      double[] truth = JudgingGolden.numbers(golden.get("truth"));
      double[] scores = JudgingGolden.numbers(golden.get("scores"));
      assertThat(SparseTau.of(scores, truth, 0.02).value().orElseThrow())
          .isCloseTo(golden.get("sparse").asDouble(), EXACT);
      assertThat(SparseTau.topQuarter(scores, truth).value().isPresent())
          .isEqualTo(!golden.get("topQuarter").isNull());
      SparseTau.topQuarter(scores, truth)
          .value()
          .ifPresent(tau -> assertThat(tau).isCloseTo(golden.get("topQuarter").asDouble(), EXACT));
    }
    assertThatThrownBy(() -> SparseTau.of(new double[2], new double[2], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyChildrenWithScoreAndTruthAreChosen() {
    Selection selection =
        Selection.of(new double[] {0.9, NONE, 0.5, 0.7}, new double[] {NONE, 0.9, 0.6, 0.5}, 10);
    assertThat(selection.children()).containsExactly(3, 2);
    assertThat(selection.k()).isEqualTo(2);
    assertThat(selection.precision()).isEqualTo(1);
    assertThatThrownBy(() -> Selection.of(new double[] {NONE}, new double[] {1}, 1))
        .hasMessage("no child has both a score and a ground truth");
    assertThatThrownBy(() -> Selection.of(new double[] {1}, new double[] {1}, 0))
        .hasMessage("no choice of 0");
  }

  @Test
  void boxesAgreeWithNumPy() {
    for (JsonNode golden : JudgingGolden.cases("boxes")) {
      double[] ranks = JudgingGolden.numbers(golden.get("x"));
      // A child's rank is one more than the number of children above it.
      List<double[]> rankings =
          Arrays.stream(ranks)
              .mapToObj(
                  rank ->
                      IntStream.range(0, 65)
                          .mapToDouble(c -> c == 64 ? 0 : c < rank - 1 ? 1 : -1)
                          .toArray())
              .toList();
      RankSpread spread =
          RankSpread.of(rankings, new double[65]).stream()
              .filter(s -> s.child() == 64)
              .findFirst()
              .orElseThrow();
      assertThat(
              new double[] {
                spread.min(),
                spread.lowerQuartile(),
                spread.median(),
                spread.upperQuartile(),
                spread.max()
              })
          .containsExactly(JudgingGolden.numbers(golden.get("quartiles")), EXACT);
      assertThat(spread.mean()).isCloseTo(Arrays.stream(ranks).average().orElseThrow(), EXACT);
    }
  }

  @Test
  void boxesStandInTheOrderOfTheGroundTruth() {
    List<RankSpread> spreads =
        RankSpread.of(
            List.of(new double[] {1, 2, 3, NONE}, new double[] {3, 2, NONE, NONE}),
            new double[] {0.5, 0.9, NONE, 0.7});
    assertThat(spreads).extracting(RankSpread::child).containsExactly(1, 0, 2);
    assertThat(spreads).extracting(RankSpread::n).containsExactly(2, 2, 1);
    assertThat(spreads.get(0).trueRank()).isEqualTo(OptionalInt.of(1));
    assertThat(spreads.get(2).trueRank()).isEmpty();
  }

  @Test
  void intervalsOfTheRiskAgreeWithSciPy() {
    double[] truth = {3, 2, 1};
    for (JsonNode golden : JudgingGolden.cases("rates")) {
      int failures = golden.get("failures").asInt();
      List<double[]> scores =
          IntStream.range(0, golden.get("n").asInt())
              .mapToObj(i -> i < failures ? new double[] {1, 2, 3} : truth)
              .toList();
      PruneRisk risk = PruneRisk.of(scores, truth, 1, 1, 0.95);
      assertThat(risk.failures()).isEqualTo(failures);
      assertThat(risk.failureLow()).isCloseTo(golden.get("low").asDouble(), EXACT);
      assertThat(risk.failureHigh()).isCloseTo(golden.get("high").asDouble(), EXACT);
    }
  }

  @Test
  void theRiskOfDroppingIsCountedPerInstance() {
    double[] truth = {9, 8, 7, 6, 5};
    List<double[]> scores = List.of(new double[] {9, 8, 7, 6, 5}, new double[] {9, 5, 6, 7, 8});
    PruneRisk risk = PruneRisk.of(scores, truth, 2, 3, 0.95);
    assertThat(risk.lost()).containsExactly(0, 2);
    assertThat(risk.failureRate()).isEqualTo(0.5);
    assertThat(PruneRisk.safelyDropped(scores, truth, 1)).isEqualTo(4);
    assertThat(PruneRisk.safelyDropped(scores, truth, 2)).isZero();
    assertThat(PruneRisk.safelyDropped(scores.subList(0, 1), truth, 2)).isEqualTo(3);
    assertThatThrownBy(() -> PruneRisk.of(List.of(), truth, 1, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 50)
  void droppingNoMoreThanIsSafeLosesNothing(
      @ForAll @IntRange(min = 1, max = 12) int n, @ForAll int seed) {
    RandomGenerator random = Randoms.seeded(seed);
    double[] truth = random.doubles(n).toArray();
    List<double[]> scores = Stream.generate(() -> random.doubles(n).toArray()).limit(4).toList();
    for (int top = 1; top <= n; top++) {
      int safe = PruneRisk.safelyDropped(scores, truth, top);
      assertThat(PruneRisk.of(scores, truth, safe, top, 0.95).failures()).isZero();
      assertThat(PruneRisk.of(scores, truth, safe + 1, top, 0.95).failures()).isPositive();
    }
  }

  @Test
  void twoChildrenAreToldApartAsByStudentsTest() {
    for (JsonNode golden : JudgingGolden.cases("tiedPairs")) {
      TieSet.Of ties =
          (TieSet.Of)
              TieSet.ofTable(
                  new double[] {1, 1},
                  JudgingGolden.numbers(golden.get("sds")),
                  golden.get("seeds").asInt(),
                  golden.get("level").asDouble(),
                  5);
      double expected = golden.get("limit").asDouble();
      assertThat(ties.members())
          .extracting(TieSet.Member::limit)
          .allSatisfy(limit -> assertThat(limit).isCloseTo(expected, within(0.15 * expected)));
    }
  }

  @Test
  void theTieSetHoldsWhoCannotBeToldFromTheBestAndThePruneListTheRest() {
    RandomGenerator random = Randoms.seeded(4);
    double[] expected = {0.50, 0.80, 0.795, 0.60, 0.80};
    List<double[]> repetitions =
        Stream.generate(
                () -> Arrays.stream(expected).map(e -> e + 0.01 * random.nextGaussian()).toArray())
            .limit(10)
            .toList();
    TieSet.Of ties = (TieSet.Of) TieSet.of(repetitions, 0.95, 1);
    assertThat(ties.children()).containsExactlyInAnyOrder(1, 2, 4);
    assertThat(ties.members().get(0).gap()).isZero();
    assertThat(PruneList.of(repetitions, 0.05, 1).orElseThrow().children()).containsExactly(0, 3);
    assertThat(TieSet.of(repetitions.subList(0, 2), 0.95, 1))
        .isEqualTo(new TieSet.TooFew(2, "too few repetitions to know how far means scatter: 2"));
    assertThat(PruneList.of(repetitions.subList(0, 2), 0.05, 1)).isEmpty();
  }

  @Test
  void withoutAnyScatterOnlyTheBestAreTied() {
    List<double[]> same =
        List.of(new double[] {1, 2, 2, NONE}, new double[] {1, 2, 2, 3}, new double[] {1, 2, 2, 3});
    TieSet.Of ties = (TieSet.Of) TieSet.of(same, 0.95, 1);
    assertThat(ties.children()).containsExactly(1, 2);
    assertThat(ties.compared()).isEqualTo(3);
  }

  @Test
  void theBestIsInTheTieSetAsOftenAsSaid() {
    for (TieSetSimulation.Row row : TieSetSimulation.rows(6, 100, 1)) {
      // At 95 % fewer than 87 of 100 come once in a thousand rows.
      assertThat(row.covered()).as(row.toString()).isGreaterThanOrEqualTo(0.87);
    }
  }
}
