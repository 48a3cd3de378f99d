package dev.supernetlab.ranking.phase;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/** How much a series resembles itself some evaluations later. */
public final class Autocorrelation {
  private Autocorrelation() {}

  /**
   * Sample autocorrelation r_k = sum_t (x_t - m)(x_{t+k} - m) / sum_t (x_t - m)^2 for k = 0..{@code
   * maxLag} (Box and Jenkins; what statsmodels calls {@code acf} with {@code adjusted=False}).
   *
   * @throws IllegalArgumentException if the series is constant, has a missing value or is not
   *     longer than {@code maxLag}
   */
  public static double[] of(double[] x, int maxLag) {
    if (maxLag < 0 || x.length <= maxLag) {
      throw new IllegalArgumentException("no lag " + maxLag + " in " + x.length + " values");
    }
    double mean = Arrays.stream(x).average().orElseThrow();
    double[] centred = Arrays.stream(x).map(v -> v - mean).toArray();
    double[] covariance = summedCovariance(new double[][] {centred});
    if (!(covariance[0] > 0)) {
      throw new IllegalArgumentException("the series is constant or has a missing value");
    }
    return Arrays.stream(covariance, 0, maxLag + 1).map(c -> c / covariance[0]).toArray();
  }

  /**
   * sum_c sum_t x_c(t) x_c(t+k) for every lag k, by FFT.
   *
   * @param rows [child][evaluation], centred, without NaN
   */
  static double[] summedCovariance(double[][] rows) {
    int length = rows[0].length;
    int size = Integer.highestOneBit(2 * length - 1) << 1; // a power of two with room for all lags
    double[] power = new double[size];
    for (int i = 0; i < rows.length; i += 2) {
      // Two rows in one transform: their cross terms end in the imaginary part of the inverse.
      double[] second = i + 1 < rows.length ? rows[i + 1] : new double[0];
      double[][] wave = {Arrays.copyOf(rows[i], size), Arrays.copyOf(second, size)};
      FastFourierTransformer.transformInPlace(
          wave, DftNormalization.STANDARD, TransformType.FORWARD);
      for (int m = 0; m < size; m++) {
        power[m] += wave[0][m] * wave[0][m] + wave[1][m] * wave[1][m];
      }
    }
    double[][] covariance = {power, new double[size]};
    FastFourierTransformer.transformInPlace(
        covariance, DftNormalization.STANDARD, TransformType.INVERSE);
    return Arrays.copyOf(covariance[0], length);
  }
}
