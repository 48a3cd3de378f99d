package dev.supernetlab.ranking.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.ranking.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PhaseTest {
  private static final SyntheticSeries NOISE = SyntheticSeries.ALL.get(2);
  private static final int[] ORDER = {2, 0, 3, 1, 4, 7, 6, 5};

  @Test
  void aPlantedPhaseIsFoundByEveryDetector() {
    double[][] series = planted(160, 3, 1);
    Periodicity.Tested tested = (Periodicity.Tested) Periodicity.of(one(series), 8, 1);
    assertThat(tested.present()).isTrue();
    assertThat(tested.cycles()).isEqualTo(20);
    assertThat(tested.periodicShare()).isBetween(0.1, 1.0);
    assertThat(tested.autocorrelation()).isPositive();
    assertThat(CycleLength.detect(one(series)).orElseThrow().evaluations()).isEqualTo(8);
    LastTrained last = LastTrained.of(one(series), List.of(order(160)), 1).orElseThrow();
    assertThat(last.present()).isTrue();
    assertThat(last.ownGain()).isGreaterThan(1);
    assertThat(last.othersGain()).isNegative();
    assertThat(last.explained()).isPositive();
  }

  @Test
  void anOrderNobodyToldIsRecovered() {
    TrainingOrder order = TrainingOrder.recover(one(planted(160, 4, 2)), 5).orElseThrow();
    assertThat(order.children()).containsExactly(2, 0, 3, 1, 4, 7, 6, 5);
    assertThat(order.present()).isTrue();
    assertThat(order.meanCertainty()).isGreaterThan(0.9);
    assertThat(order.meanGain()).isPositive();
    assertThat(order.lastTrained(10)).containsExactly(2, 0, 3, 1, 4, 7, 6, 5, 2, 0);
  }

  @Test
  void aSeriesThatRepeatsExactlyIsAllPeriod() {
    Random random = new Random(1);
    double[][] cycle = new double[12][4];
    Arrays.stream(cycle).forEach(row -> Arrays.setAll(row, c -> random.nextGaussian()));
    double[][] series =
        IntStream.range(0, 120).mapToObj(t -> cycle[t % 12]).toArray(double[][]::new);
    Periodicity.Tested tested = (Periodicity.Tested) Periodicity.of(one(series), 12, 1);
    assertThat(tested.pValue()).isLessThan(0.001);
    assertThat(tested.periodicShare()).isGreaterThan(0.95);
    assertThat(tested.autocorrelation()).isGreaterThan(0.95);
  }

  @Test
  void whatCannotBeTestedSaysWhy() {
    double[][] constant = new double[40][3];
    assertThat(reason(constant, 4))
        .isEqualTo("scores that change other than in step or along a line");
    assertThat(reason(planted(15, 1, 1), 8)).isEqualTo("2 cycles of 8 evaluations, there are 15");
    assertThat(reason(planted(80, 1, 1), 1))
        .isEqualTo("evaluations at different moments of the cycle: all fall on the same one");
    assertThat(reason(planted(16, 1, 1), 2)).isEqualTo("a longer cycle, or more of them");
    assertThat(CycleLength.detect(one(constant))).isEmpty();
    assertThat(CycleLength.detect(one(planted(30, 9, 1)))).isEmpty();
    assertThat(TrainingOrder.recover(one(planted(15, 1, 1)), 1)).isEmpty();
    assertThat(LastTrained.of(one(planted(20, 1, 1)), List.of(unknown(20)), 1)).isEmpty();
    assertThatThrownBy(() -> Autocorrelation.of(new double[] {1, 1}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Autocorrelation.of(new double[] {1, 2}, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePeriodInEvaluationsFollowsFromStepsBetweenThem() {
    assertThat(Periodicity.period(64, 1)).isEqualTo(64);
    assertThat(Periodicity.period(64, 196)).isEqualTo(16);
    assertThat(Periodicity.period(64, 64)).isEqualTo(1);
  }

  @Test
  void missingScoresAreBridged() {
    double[][] series = planted(160, 4, 3);
    for (int t = 0; t < series.length; t += 7) {
      series[t][t % 8] = Double.NaN;
    }
    assertThat(((Periodicity.Tested) Periodicity.of(one(series), 8, 1)).present()).isTrue();
    assertThat(TrainingOrder.recover(one(series), 5).orElseThrow().children())
        .containsExactly(2, 0, 3, 1, 4, 7, 6, 5);
  }

  @Test
  void tausAreToldByTheOperatorOfTheLastChild() {
    List<String> codes = List.of("11", "12", "21", "22");
    int[] last = IntStream.range(0, 80).map(t -> t % 4).toArray();
    last[0] = -1;
    Random random = new Random(3);
    double[] taus =
        IntStream.range(0, 80)
            .mapToDouble(t -> (t % 4 < 2 ? 0.5 : 0.1) + 0.05 * random.nextGaussian())
            .toArray();
    taus[5] = Double.NaN;
    List<EdgePhase> edges =
        EdgePhase.of(List.of(taus, taus, taus), List.of(last, last, last), codes, 1);
    assertThat(edges.get(0).operators())
        .extracting(EdgePhase.OperatorTau::operator)
        .containsExactly('1', '2');
    assertThat(edges.get(0).operators().get(0).taus().n()).isEqualTo(3 * 38);
    assertThat(edges.get(0).spread().orElseThrow()).isCloseTo(0.4, within(0.05));
    assertThat(edges.get(0).pValue().orElseThrow()).isLessThan(0.2);
    assertThat(edges.get(1).spread().orElseThrow()).isCloseTo(0, within(0.05));
    assertThat(
            EdgePhase.of(List.of(taus), List.of(last), List.of("1", "1", "1", "1"), 1)
                .get(0)
                .spread())
        .isEmpty();
  }

  @Property(tries = 20)
  void theOrderOfChildrenDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) {
    double[][] series = planted(48, 1, seed);
    int[] shuffled = IntStream.range(0, 8).toArray();
    LastTrained.shuffle(shuffled, Randoms.seeded(seed));
    double[][] permuted =
        Arrays.stream(series)
            .map(row -> IntStream.of(shuffled).mapToDouble(c -> row[c]).toArray())
            .toArray(double[][]::new);
    Periodicity.Tested a = (Periodicity.Tested) Periodicity.of(one(series), 8, 1);
    Periodicity.Tested b = (Periodicity.Tested) Periodicity.of(one(permuted), 8, 1);
    assertThat(a.pValue()).isEqualTo(b.pValue());
    assertThat(a.periodicShare()).isCloseTo(b.periodicShare(), within(1e-9));
    List<Integer> order = TrainingOrder.recover(one(series), 1).orElseThrow().children();
    List<Integer> other = TrainingOrder.recover(one(permuted), 1).orElseThrow().children();
    assertThat(other.stream().map(c -> shuffled[c]).toList()).isEqualTo(order);
  }

  @Property(tries = 20)
  void whatAllChildrenHaveInCommonDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) {
    double[][] series = planted(48, 1, seed);
    double[][] lifted =
        IntStream.range(0, 48)
            .mapToObj(t -> Arrays.stream(series[t]).map(v -> 2 * v + Math.sin(t)).toArray())
            .toArray(double[][]::new);
    Periodicity.Tested a = (Periodicity.Tested) Periodicity.of(one(series), 8, 1);
    Periodicity.Tested b = (Periodicity.Tested) Periodicity.of(one(lifted), 8, 1);
    assertThat(a.pValue()).isEqualTo(b.pValue());
  }

  @Test
  void falseAlarmsAreRare() {
    for (Detector detector : Detector.values()) {
      for (SyntheticSeries noise : SyntheticSeries.ALL) {
        double rate = PhaseSimulation.rate(detector, noise, new int[] {48, 8}, 0, 100, 11).rate();
        // At 5 % more than 12 of 100 come once in a thousand rows.
        assertThat(rate).as("%s, %s", detector, noise.name()).isLessThanOrEqualTo(0.12);
      }
    }
  }

  private static double[][] planted(int evaluations, double gain, int seed) {
    double[][] series = NOISE.draw(evaluations, 8, Randoms.seeded(seed));
    SyntheticSeries.plant(series, order(evaluations), gain, 0.7);
    return series;
  }

  private static int[] order(int evaluations) {
    return IntStream.range(0, evaluations).map(t -> ORDER[t % 8]).toArray();
  }

  private static int[] unknown(int evaluations) {
    int[] last = new int[evaluations];
    Arrays.fill(last, -1);
    return last;
  }

  private static List<double[][]> one(double[][] series) {
    return List.<double[][]>of(series);
  }

  private static String reason(double[][] series, int period) {
    return ((Periodicity.NotTestable) Periodicity.of(one(series), period, 1)).needs();
  }
}
