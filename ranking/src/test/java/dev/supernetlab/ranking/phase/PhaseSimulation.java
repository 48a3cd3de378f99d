package dev.supernetlab.ranking.phase;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How often the detectors of phase raise an alarm, without a phase and with a planted one. */
public final class PhaseSimulation {
  /** Evaluations and children of the studies: 2, 4, 10, 6 and 3 cycles. */
  private static final int[][] SHAPES = {{128, 64}, {256, 64}, {200, 20}, {48, 8}, {60, 20}};

  private static final double[] GAINS = {0.5, 1, 2};
  private static final int TENTHS = 10;

  private PhaseSimulation() {}

  /**
   * Alarms in one scenario.
   *
   * @param detector of what
   * @param scenario how the series were drawn
   * @param gain of the child trained, in standard deviations of an innovation of the noise
   * @param rate share of the studies with an alarm; with a gain, with the right one
   */
  public record Rate(
      String detector,
      String scenario,
      int evaluations,
      int children,
      double gain,
      int studies,
      double rate) {

    /** A row of a Markdown table. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %d x %d | %.1f | %d | %.1f %% |",
          detector,
          scenario,
          evaluations,
          children,
          gain,
          studies,
          100 * rate);
    }
  }

  /**
   * Alarms by every detector whose name contains a text, in every scenario, one row at a time;
   * without a gain all are false.
   */
  private static Stream<Rate> rates(double gain, int studies, long seed, String only) {
    return Arrays.stream(Detector.values())
        .filter(detector -> detector.words.contains(only))
        .flatMap(
            detector ->
                Arrays.stream(SHAPES)
                    .flatMap(
                        shape ->
                            SyntheticSeries.ALL.stream()
                                .map(noise -> rate(detector, noise, shape, gain, studies, seed))));
  }

  static Rate rate(
      Detector detector, SyntheticSeries noise, int[] shape, double gain, int studies, long seed) {
    long alarms =
        IntStream.range(0, studies)
            .parallel()
            .filter(s -> detector.alarm(study(noise, shape, gain, seed, s)))
            .count();
    return new Rate(
        detector.words, noise.name(), shape[0], shape[1], gain, studies, (double) alarms / studies);
  }

  private static Detector.Study study(
      SyntheticSeries noise, int[] shape, double gain, long seed, int number) {
    return new Detector.Study(noise, shape[0], shape[1], gain, seed + 7919L * number);
  }

  /** Prints how often there is an alarm, without a phase and with growing ones. */
  public static void alarms(int studies, long seed, String only) {
    System.out.println("| alarm | scenario | evaluations x children | gain | studies | rate |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    rates(0, studies, seed, only).forEach(System.out::println);
    for (double gain : GAINS) {
      rates(gain, Math.max(1, studies / 10), ~seed, only).forEach(System.out::println);
    }
  }

  /** Prints how often the places of recovered orders are right, by how certain they are. */
  public static void certainty(int studies, long seed) {
    long[][] places = new long[GAINS.length][TENTHS + 1];
    long[][] right = new long[GAINS.length][TENTHS + 1];
    for (int gain = 0; gain < GAINS.length; gain++) {
      for (int[] shape : SHAPES) {
        for (SyntheticSeries noise : SyntheticSeries.ALL) {
          for (int s = 0; s < studies / 100; s++) {
            count(study(noise, shape, GAINS[gain], seed, s).fixed(), places[gain], right[gain]);
          }
        }
      }
    }
    System.out.println("| certainty | gain 0.5 | gain 1 | gain 2 |");
    System.out.println("| --- | --- | --- | --- |");
    for (int tenth = 0; tenth <= TENTHS; tenth++) {
      System.out.print("| " + 100 / TENTHS * tenth + " % |");
      for (int gain = 0; gain < GAINS.length; gain++) {
        System.out.printf(
            Locale.ROOT,
            " %.1f %% of %d |",
            100.0 * right[gain][tenth] / Math.max(1, places[gain][tenth]),
            places[gain][tenth]);
      }
      System.out.println();
    }
  }

  /** Counts the places of an order, by tenths of certainty, where one is recovered. */
  private static void count(List<double[][]> series, long[] places, long[] right) {
    TrainingOrder order = TrainingOrder.recover(series, 3).orElseThrow();
    for (int place = 0; place < order.certainty().size(); place++) {
      int tenth = (int) (TENTHS * order.certainty().get(place));
      places[tenth]++;
      right[tenth] += order.children().get(place) == place ? 1 : 0;
    }
  }
}
