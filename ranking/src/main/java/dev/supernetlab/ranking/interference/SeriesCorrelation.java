package dev.supernetlab.ranking.interference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the children's scores move together over time: Pearson's r of every pair of series. */
public final class SeriesCorrelation {
  private SeriesCorrelation() {}

  /** What is done with the common rise of a training that still improves. */
  public enum Trend {
    /** The series as they are, as published. */
    KEPT,
    /** Each child's linear trend is taken off: it makes friends of all who still learn. */
    LINEAR
  }

  /**
   * The matrix [child][child].
   *
   * @param series any evaluations of one instance; an evaluation that misses either child is left
   *     out for the pair
   * @return 1 on the diagonal; NaN where a series is constant or the two share fewer than 3
   *     evaluations
   */
  public static double[][] of(double[][] series, Trend trend) {
    int n = series[0].length;
    double[][] rows = new double[n][];
    for (int child = 0; child < n; child++) {
      int column = child;
      rows[child] = Arrays.stream(series).mapToDouble(scores -> scores[column]).toArray();
      if (trend == Trend.LINEAR) {
        detrend(rows[child]);
      }
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double r = pearson(rows[i], rows[j]);
        matrix[i][j] = i == j && !Double.isNaN(r) ? 1 : r;
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  /** Mean of several matrices, cell by cell, over those that have a value; else NaN. */
  public static double[][] mean(List<double[][]> matrices) {
    int n = matrices.get(0).length;
    double[][] mean = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int row = i;
        int column = j;
        mean[i][j] =
            matrices.stream()
                .mapToDouble(matrix -> matrix[row][column])
                .filter(r -> !Double.isNaN(r))
                .average()
                .orElse(Double.NaN);
      }
    }
    return mean;
  }

  /** Takes the least-squares line off, in place. */
  static void detrend(double[] row) {
    int[] seen = IntStream.range(0, row.length).filter(t -> !Double.isNaN(row[t])).toArray();
    double meanTime = IntStream.of(seen).average().orElse(0);
    double mean = IntStream.of(seen).mapToDouble(t -> row[t]).average().orElse(0);
    double timeTime = 0;
    double timeScore = 0;
    for (int t : seen) {
      timeTime += (t - meanTime) * (t - meanTime);
      timeScore += (t - meanTime) * (row[t] - mean);
    }
    double slope = timeTime > 0 ? timeScore / timeTime : 0;
    for (int t : seen) {
      row[t] -= mean + slope * (t - meanTime);
    }
  }

  private static double pearson(double[] x, double[] y) {
    int n = 0;
    double meanX = 0;
    double meanY = 0;
    for (int t = 0; t < x.length; t++) {
      if (!Double.isNaN(x[t] + y[t])) {
        n++;
        meanX += x[t];
        meanY += y[t];
      }
    }
    meanX /= n;
    meanY /= n;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int t = 0; t < x.length; t++) {
      if (!Double.isNaN(x[t] + y[t])) {
        xx += (x[t] - meanX) * (x[t] - meanX);
        yy += (y[t] - meanY) * (y[t] - meanY);
        xy += (x[t] - meanX) * (y[t] - meanY);
      }
    }
    double tiny = 1e-24 * n;
    return n < 3 || xx <= tiny || yy <= tiny
        ? Double.NaN
        : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  }
}
