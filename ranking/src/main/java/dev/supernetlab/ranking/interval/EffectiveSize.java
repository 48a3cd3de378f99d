package dev.supernetlab.ranking.interval;

import dev.supernetlab.ranking.phase.Autocorrelation;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many independent values a dense series is worth: n / (1 + 2 (r1 + r2 + ...)), with r the
 * autocorrelations as long as sums of two successive ones are positive (Geyer 1992).
 */
public final class EffectiveSize {
  private static final int FEWEST = 4;

  private EffectiveSize() {}

  /**
   * Between 1 and n.
   *
   * @param series without NaN, in the order of time
   * @return empty for fewer than {@value #FEWEST} values, or where they are all equal
   */
  public static OptionalDouble of(double[] series) {
    int n = series.length;
    if (n < FEWEST || Arrays.stream(series).allMatch(v -> v == series[0])) {
      return OptionalDouble.empty();
    }
    double[] r = Autocorrelation.of(series, n - 1);
    double sum = -1;
    for (int lag = 0; lag + 1 < n && r[lag] + r[lag + 1] > 0; lag += 2) {
      sum += 2 * (r[lag] + r[lag + 1]);
    }
    return OptionalDouble.of(Math.max(1, n / Math.max(1, sum)));
  }
}
