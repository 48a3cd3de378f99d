package dev.supernetlab.ranking.interference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.ranking.JudgingGolden;
import dev.supernetlab.ranking.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InterferenceTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double NONE = Double.NaN;

  /** Two edges, two operators; a child gains 4 itself, 1 at distance 1 by the first edge only. */
  private static final List<String> CODES = List.of("11", "12", "21", "22");

  private static final double[][] SERIES = {
    {10, 10, 10, 10}, {14, 11, 10, 8}, {15, 15, 8, 8}, {15, 13, 12, 9}, {NONE, 13, 13, 13}
  };
  private static final int[] LAST = {-1, 0, 1, 2, 3};

  @Test
  void theKernelIsTheMeanChangeOfEachChildAfterEach() {
    Kernel kernel = Kernel.of(List.of(SERIES, SERIES), List.of(LAST, LAST));
    assertThat(values(kernel.meanChange().get(0))).containsExactly(4.0, 1.0, 0.0, -2.0);
    assertThat(values(kernel.meanChange().get(1))).containsExactly(1.0, 4.0, -2.0, 0.0);
    assertThat(kernel.meanChange().get(3).get(0)).isEmpty();
    assertThat(kernel.changes()).containsExactly(8, 8, 8, 6);
  }

  @Test
  void aChangeCountsAtItsHammingDistance() {
    List<DistanceEffect> effects = DistanceEffect.of(SERIES, LAST, CODES);
    assertThat(effects)
        .containsExactly(
            new DistanceEffect(0, 4, OptionalDouble.of(4)),
            new DistanceEffect(1, 8, OptionalDouble.of(0.5)),
            new DistanceEffect(2, 3, OptionalDouble.of(-6.0 / 3)));
    assertThatThrownBy(() -> DistanceEffect.distance("1", "11"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChangeCountsByTheEdgesShared() {
    EdgeEffect first = EdgeEffect.of(SERIES, LAST, CODES).get(0);
    EdgeEffect second = EdgeEffect.of(SERIES, LAST, CODES).get(1);
    assertThat(first.sharedChanges()).isEqualTo(8);
    assertThat(first.shared().orElseThrow()).isCloseTo(20.0 / 8, EXACT);
    assertThat(first.other().orElseThrow()).isCloseTo(-6.0 / 7, EXACT);
    assertThat(first.difference().orElseThrow()).isCloseTo(2.5 + 6.0 / 7, EXACT);
    assertThat(second.shared().orElseThrow()).isCloseTo(16.0 / 8, EXACT);
    assertThat(EdgeEffect.of(SERIES, new int[] {-1, -1, -1, -1, -1}, CODES).get(0).difference())
        .isEmpty();
  }

  @Test
  void seriesAndOrderMustBeOfOneLength() {
    assertThatThrownBy(() -> DistanceEffect.of(SERIES, new int[3], CODES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 evaluations, 3 trained children");
  }

  @Test
  void correlationsAgreeWithNumPyAndSciPy() {
    for (JsonNode golden : JudgingGolden.cases("correlationMatrices")) {
      double[][] series = JudgingGolden.rows(golden.get("series"));
      for (SeriesCorrelation.Trend trend : SeriesCorrelation.Trend.values()) {
        double[][] matrix = SeriesCorrelation.of(series, trend);
        double[][] expected = JudgingGolden.rows(golden.get(trend.name().toLowerCase(Locale.ROOT)));
        for (int row = 0; row < matrix.length; row++) {
          assertThat(matrix[row]).containsExactly(expected[row], EXACT);
        }
      }
    }
  }

  @Test
  void aConstantSeriesHasNoCorrelationAndMissingScoresAreSkippedPairwise() {
    double[][] series = {{1, 5, 1, 3}, {2, 5, 2, NONE}, {3, 5, 2, 5}, {5, 5, 4, 9}};
    double[][] matrix = SeriesCorrelation.of(series, SeriesCorrelation.Trend.KEPT);
    assertThat(matrix[0][1]).isNaN();
    assertThat(matrix[1][1]).isNaN();
    assertThat(matrix[0][3]).isCloseTo(1, within(0.02));
    double[][] mean = SeriesCorrelation.mean(List.of(matrix, new double[4][4]));
    assertThat(mean[0][1]).isZero();
    assertThat(mean[0][0]).isEqualTo(0.5);
  }

  @Test
  void theVarianceSplitsIntoWeightsAndStatistics() {
    RandomGenerator random = Randoms.seeded(1);
    double[][] weights = noise(400, 5, 1, random);
    double[][] statistics = noise(400, 5, 2, random);
    double[][] running = new double[400][5];
    IntStream.range(0, 400)
        .forEach(t -> Arrays.setAll(running[t], c -> 0.01 * t + weights[t][c] + statistics[t][c]));
    ModeSplit split = ModeSplit.of(running, weights).orElseThrow();
    assertThat(split.children()).isEqualTo(5);
    assertThat(split.variance()).isCloseTo(5, within(0.6));
    assertThat(split.weightsVariance()).isCloseTo(1, within(0.2));
    assertThat(split.weightsShare()).isCloseTo(0.2, within(0.05));
    assertThat(split.weightsShare() + split.statisticsShare()).isCloseTo(1, EXACT);
    assertThat(ModeSplit.of(running, running).orElseThrow().statisticsShare()).isCloseTo(0, EXACT);
    assertThat(ModeSplit.of(new double[9][2], new double[9][2])).isEmpty();
  }

  @Test
  void eachGroupIsJudgedAtItsLastAndAtItsBestEvaluation() {
    double[] truth = {1, 2, 3, 4};
    double[][] series = {{1, 2, 2, 1}, {2, 1, 7, 8}, {2, 1, 6, 5}};
    WithinGroups judged = WithinGroups.of(series, truth, List.of(List.of(0, 1), List.of(2, 3)));
    assertThat(judged.groups())
        .extracting(g -> g.bestEvaluation().getAsInt())
        .containsExactly(0, 1);
    assertThat(judged.groups()).extracting(g -> g.last().value().getAsDouble()).containsOnly(-1.0);
    assertThat(judged.groups()).extracting(g -> g.best().value().getAsDouble()).containsOnly(1.0);
    assertThat(judged.combined().value().orElseThrow()).isEqualTo(1);
    WithinGroups alone = WithinGroups.of(series, truth, List.of(List.of(0), List.of(1, 2, 3)));
    assertThat(alone.groups().get(0).best().value()).isEmpty();
  }

  private static double[][] noise(int rows, int columns, double sd, RandomGenerator random) {
    double[][] noise = new double[rows][columns];
    for (double[] row : noise) {
      Arrays.setAll(row, c -> sd * random.nextGaussian());
    }
    return noise;
  }

  private static List<Double> values(List<OptionalDouble> row) {
    return row.stream().map(OptionalDouble::orElseThrow).toList();
  }
}
