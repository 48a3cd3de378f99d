package dev.supernetlab.ranking.phase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is left of a series for the question of phase. */
final class Residuals {
  private Residuals() {}

  /**
   * The children's scores relative to the mean of all at the same evaluation (what moves everybody
   * changes no ranking), without each child's linear trend, with unit variance. A missing score
   * counts as one on the trend; children scored less than half the time, or always alike, are left
   * out.
   *
   * @return [child left][evaluation]
   */
  static double[][] of(double[][] series) {
    double[][] relative = relative(series);
    List<double[]> kept = new ArrayList<>();
    for (int child = 0; child < relative[0].length; child++) {
      int column = child;
      double[] row = Arrays.stream(relative).mapToDouble(scores -> scores[column]).toArray();
      if (detrended(row)) {
        kept.add(row);
      }
    }
    return kept.toArray(double[][]::new);
  }

  /** The rows of the last {@code evaluations} of every instance. */
  static double[][] ofLast(List<double[][]> instances, int evaluations) {
    return instances.stream()
        .map(s -> of(Arrays.copyOfRange(s, s.length - evaluations, s.length)))
        .flatMap(Arrays::stream)
        .toArray(double[][]::new);
  }

  /** Scores less the mean of the children scored at the same evaluation; NaN stays NaN. */
  static double[][] relative(double[][] series) {
    return Arrays.stream(series)
        .map(
            scores -> {
              double mean =
                  Arrays.stream(scores).filter(s -> !Double.isNaN(s)).average().orElse(Double.NaN);
              return Arrays.stream(scores).map(s -> s - mean).toArray();
            })
        .toArray(double[][]::new);
  }

  /** Least squares in place; says whether anything is left. */
  private static boolean detrended(double[] row) {
    int n = 0;
    double meanTime = 0;
    double mean = 0;
    for (int t = 0; t < row.length; t++) {
      if (!Double.isNaN(row[t])) {
        n++;
        meanTime += t;
        mean += row[t];
      }
    }
    if (n < 3 || 2 * n < row.length) {
      return false;
    }
    meanTime /= n;
    mean /= n;
    double timeTime = 0;
    double timeScore = 0;
    double scoreScore = 0;
    for (int t = 0; t < row.length; t++) {
      if (!Double.isNaN(row[t])) {
        timeTime += (t - meanTime) * (t - meanTime);
        timeScore += (t - meanTime) * (row[t] - mean);
        scoreScore += (row[t] - mean) * (row[t] - mean);
      }
    }
    double slope = timeScore / timeTime;
    double left = scoreScore - slope * timeScore;
    double sd = Math.sqrt(left / row.length);
    for (int t = 0; t < row.length; t++) {
      row[t] = Double.isNaN(row[t]) ? 0 : (row[t] - mean - slope * (t - meanTime)) / sd;
    }
    return left > 1e-18 * n && left > 1e-12 * scoreScore;
  }
}
