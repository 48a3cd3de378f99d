package dev.supernetlab.ranking.phase;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The period of a series, found without being told.
 *
 * @param evaluations the period
 * @param z how many standard deviations its harmonics stand out by, under the hypothesis that
 *     nothing repeats
 * @param threshold that z had to exceed: a false alarm in 3 % of series without a period, all
 *     candidates together
 */
public record CycleLength(int evaluations, double z, double threshold) {
  private static final double FALSE_ALARMS = 0.03;
  private static final int MIN_FREQUENCIES = 20;

  /**
   * Tries every period from 2 to half the series.
   *
   * <p>As for {@link Periodicity}, the logarithm of the power of the relative scores is freed of
   * its smooth part. What is left is correlated, over the frequencies, with the comb that a period
   * would leave: the sum of the cosines at all its multiples. The highest correlation wins; half or
   * double the period match fewer teeth. Bonferroni over the candidates.
   *
   * @return empty if nothing stands out or the series has fewer than about 40 evaluations
   */
  public static Optional<CycleLength> detect(List<double[][]> instances) {
    int evaluations =
        Math.min(
            instances.stream().mapToInt(series -> series.length).min().orElse(0),
            Periodicity.MAX_EVALUATIONS);
    if (evaluations / 2 < MIN_FREQUENCIES) {
      return Optional.empty();
    }
    double[][] rows = Residuals.ofLast(instances, evaluations);
    return rows.length == 0
        ? Optional.empty()
        : highest(Spectrum.of(Autocorrelation.summedCovariance(rows)), evaluations);
  }

  private static Optional<CycleLength> highest(double[] power, int evaluations) {
    int[] frequencies = IntStream.range(2, (evaluations + 1) / 2).toArray();
    double[] left =
        Smooth.residuals(
            IntStream.of(frequencies).mapToDouble(Math::log).toArray(),
            IntStream.of(frequencies).mapToDouble(m -> Math.log(power[m])).toArray(),
            3);
    double[] cosine = new double[evaluations];
    Arrays.setAll(cosine, i -> Math.cos(2 * Math.PI * i / evaluations));
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int period = 2; period <= evaluations / 2; period++) {
      double z = correlation(left, comb(period, frequencies, cosine)) * Math.sqrt(left.length);
      if (z > highest) {
        highest = z;
        best = period;
      }
    }
    double threshold =
        new NormalDistribution()
            .inverseCumulativeProbability(1 - FALSE_ALARMS / (evaluations / 2 - 1));
    return highest > threshold
        ? Optional.of(new CycleLength(best, highest, threshold))
        : Optional.empty();
  }

  /** At each frequency, the sum of the cosines at the multiples of a lag. */
  private static double[] comb(int period, int[] frequencies, double[] cosine) {
    double[] comb = new double[frequencies.length];
    for (int lag = period; lag <= cosine.length / 2; lag += period) {
      for (int i = 0; i < comb.length; i++) {
        comb[i] += cosine[(int) ((long) frequencies[i] * lag % cosine.length)];
      }
    }
    return comb;
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  }
}
