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
   * Places of recovered orders by how certain they are.
   *
   * @param certainty lower end of a tenth
   * @param right share of the places with the right child
   */
  public record Calibration(double gain, double certainty, long places, double right) {}

  /**
   * Alarms by every detector in every scenario, one row at a time; without a gain all are false.
   */
  public static Stream<Rate> rates(double gain, int studies, long seed) {
    return Arrays.stream(Detector.values())
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

  /** The certainty of recovered orders against the truth, over all scenarios. */
  public static List<Calibration> calibration(double gain, int studies, long seed) {
    long[] places = new long[11];
    long[] right = new long[11];
    for (int[] shape : SHAPES) {
      for (SyntheticSeries noise : SyntheticSeries.ALL) {
        for (int s = 0; s < studies; s++) {
          List<double[][]> series = study(noise, shape, gain, seed, s).fixed();
          TrainingOrder order = TrainingOrder.recover(series, seed).orElseThrow();
          for (int place = 0; place < shape[1]; place++) {
            int tenth = (int) (10 * order.certainty().get(place));
            places[tenth]++;
            right[tenth] += order.children().get(place) == place ? 1 : 0;
          }
        }
      }
    }
    return IntStream.rangeClosed(0, 10)
        .mapToObj(
            tenth ->
                new Calibration(
                    gain,
                    tenth / 10.0,
                    places[tenth],
                    (double) right[tenth] / Math.max(1, places[tenth])))
        .toList();
  }

  /**
   * Prints everything.
   *
   * @param arguments studies per row
   */
  public static void main(String... arguments) {
    int studies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    System.out.println("| alarm | scenario | evaluations x children | gain | studies | rate |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    rates(0, studies, 1).forEach(System.out::println);
    for (double gain : new double[] {0.5, 1, 2}) {
      rates(gain, Math.max(1, studies / 10), 2).forEach(System.out::println);
    }
    for (double gain : new double[] {1, 2}) {
      calibration(gain, Math.max(1, studies / 100), 3).forEach(System.out::println);
    }
  }
}
