package dev.supernetlab.ranking.phase;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Step-wise series of children without any effect of the training order, for the tests of phase.
 *
 * @param name in words
 * @param memory AR(1) coefficient of the noise; 1 is a random walk
 * @param common share of the innovations' variance that all children have in common
 * @param family share that four neighbours have in common
 * @param trend how far a common and a private saturating trend go, in standard deviations of an
 *     innovation
 */
record SyntheticSeries(String name, double memory, double common, double family, double trend) {
  static final List<SyntheticSeries> ALL =
      List.of(
          new SyntheticSeries("white noise", 0, 0, 0, 0),
          new SyntheticSeries("AR(1) 0.5, half in common", 0.5, 0.5, 0, 0),
          new SyntheticSeries("AR(1) 0.9, common trend", 0.9, 0.4, 0, 20),
          new SyntheticSeries("AR(1) 0.9, families", 0.9, 0.2, 0.6, 0),
          new SyntheticSeries("AR(1) 0.99, almost all in common, trend", 0.99, 0.9, 0, 20),
          new SyntheticSeries("random walk, families", 1, 0.3, 0.4, 0));

  private static final int WARM_UP = 50;

  /** Draws a series [evaluation][child]; an innovation has unit variance. */
  double[][] draw(int evaluations, int children, RandomGenerator random) {
    double[] state = new double[children];
    double[] pace =
        IntStream.range(0, children).mapToDouble(c -> 1 + 0.3 * random.nextGaussian()).toArray();
    double[][] series = new double[evaluations][children];
    double alone = Math.sqrt(1 - common - family);
    for (int t = -WARM_UP; t < evaluations; t++) {
      double all = Math.sqrt(common) * random.nextGaussian();
      double kin = 0;
      for (int c = 0; c < children; c++) {
        kin = c % 4 == 0 ? Math.sqrt(family) * random.nextGaussian() : kin;
        state[c] = memory * state[c] + all + kin + alone * random.nextGaussian();
        if (t >= 0) {
          double risen = 1 - Math.exp(-4.0 * t / evaluations);
          series[t][c] = state[c] + trend * pace[c] * risen;
        }
      }
    }
    return series;
  }

  /**
   * Adds what training does: a gain for the child trained last, of which a share is left after
   * every further step.
   *
   * @param gain in standard deviations of an innovation
   */
  static void plant(double[][] series, int[] lastTrained, double gain, double kept) {
    double[] effect = new double[series[0].length];
    for (int t = 0; t < series.length; t++) {
      for (int c = 0; c < effect.length; c++) {
        effect[c] = kept * effect[c] + (lastTrained[t] == c ? gain : 0);
        series[t][c] += effect[c];
      }
    }
  }

  /** The order 0, 1, 2, ... again and again. */
  static int[] enumeration(int evaluations, int children) {
    return IntStream.range(0, evaluations).map(t -> t % children).toArray();
  }

  /** A new random order in every cycle. */
  static int[] reshuffled(int evaluations, int children, RandomGenerator random) {
    int[] order = IntStream.range(0, children).toArray();
    int[] last = new int[evaluations];
    for (int t = 0; t < evaluations; t++) {
      if (t % children == 0) {
        LastTrained.shuffle(order, random);
      }
      last[t] = order[t % children];
    }
    return last;
  }
}
