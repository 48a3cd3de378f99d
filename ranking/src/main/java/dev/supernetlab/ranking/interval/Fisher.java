package dev.supernetlab.ranking.interval;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.util.FastMath;

/**
 * Intervals of a tau on the scale of Fisher's z = atanh(tau), where its ends stay within -1..1 and
 * its spread depends less on where it is.
 */
final class Fisher {
  private Fisher() {}

  /**
   * tanh(z ± t s), z = atanh(tau), s = standard error / (1 - tau²) by the delta method, t of
   * Student's distribution.
   *
   * @param variance of the estimate {@code tau}, squared standard error
   * @param freedom degrees of freedom behind the variance
   */
  static Interval.Of around(double tau, double variance, double freedom, double level, int n) {
    if (Math.abs(tau) >= 1 || variance <= 0) {
      return new Interval.Of(tau, tau, level, n);
    }
    double z = FastMath.atanh(tau);
    double half = quantile(freedom, level) * Math.sqrt(variance) / (1 - tau * tau);
    return new Interval.Of(Math.tanh(z - half), Math.tanh(z + half), level, n);
  }

  /** What Student's t keeps within, two-sided. */
  static double quantile(double freedom, double level) {
    return new TDistribution(freedom).inverseCumulativeProbability((1 + level) / 2);
  }

  /** z of a tau; one of exactly 1 or -1 is moved inwards by half of the smallest step there is. */
  static double z(double tau, int children) {
    double most = 1 - 2.0 / ((double) children * (children - 1));
    return FastMath.atanh(Math.max(-most, Math.min(most, tau)));
  }
}
