package dev.supernetlab.ranking.phase;

/** Power of several series together, by frequency. */
final class Spectrum {
  /** Below this share of the total, power is rounding error. */
  private static final double ROUNDING = 1e-13;

  private Spectrum() {}

  /**
   * Sum over series of |DFT|^2 at the frequencies m / length.
   *
   * @param covariance {@link Autocorrelation#summedCovariance} of the series
   * @return power at m = 0..length/2
   */
  static double[] of(double[] covariance) {
    int length = covariance.length;
    double[] circular = covariance.clone();
    for (int lag = 1; lag < length; lag++) {
      circular[lag] += covariance[length - lag];
    }
    double[] cosine = new double[length];
    for (int i = 0; i < length; i++) {
      cosine[i] = Math.cos(2 * Math.PI * i / length);
    }
    double[] power = new double[length / 2 + 1];
    for (int m = 0; m < power.length; m++) {
      int angle = 0;
      for (int lag = 0; lag < length; lag++) {
        power[m] += circular[lag] * cosine[angle];
        angle = angle + m < length ? angle + m : angle + m - length;
      }
      power[m] = Math.max(power[m], ROUNDING * length * circular[0]);
    }
    return power;
  }
}
