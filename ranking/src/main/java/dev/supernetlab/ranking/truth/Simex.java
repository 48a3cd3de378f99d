package dev.supernetlab.ranking.truth;

/**
 * Simulation and extrapolation (Cook and Stefanski 1994): what is computed from noisy values is
 * computed again with l times their noise variance added, for several l, and the least-squares
 * quadratic through the results is followed back to l = -1, where no noise is left. That value is a
 * weighted sum of the results.
 *
 * <p>For a tau it is the squared discordance, (1 - tau)², that is followed back: where children lie
 * about evenly at the scale of the noise, the chance that noise turns a pair is proportional to its
 * deviation, and that of a sum of two noises to the root of the sum of their variances, so the
 * square is a straight line in the variance of either.
 */
final class Simex {
  private static final double[] TIMES = {0, 0.5, 1, 1.5, 2};
  private static final double[] WEIGHTS = {3, -0.4, -1.8, -1.2, 1.4};

  private Simex() {}

  static int levels() {
    return TIMES.length;
  }

  /** Noise added at a level, in multiples of the variance that is there. */
  static double times(int level) {
    return TIMES[level];
  }

  /** A tau without noise, of the taus of all levels. */
  static double tau(double[] levels) {
    double squared = 0;
    for (int level = 0; level < levels.length; level++) {
      squared += WEIGHTS[level] * (1 - levels[level]) * (1 - levels[level]);
    }
    return 1 - Math.sqrt(Math.max(0, squared));
  }

  /** What the result of a level counts. */
  static double weight(int level) {
    return WEIGHTS[level];
  }
}
