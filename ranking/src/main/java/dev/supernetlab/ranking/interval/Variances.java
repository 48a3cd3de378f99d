package dev.supernetlab.ranking.interval;

import java.util.Arrays;

/** Variances of estimates that are no plain means. */
final class Variances {
  private Variances() {}

  /** Squared standard error of the mean of independent values. */
  static double ofMean(double[] values) {
    return squares(values) / (values.length - 1.0) / values.length;
  }

  /**
   * Jackknife: (n - 1)/n times the squared deviations of the estimates without one repetition each
   * (Tukey 1958; for means over pairs Arvesen 1969).
   */
  static double jackknife(double[] withoutOne) {
    int n = withoutOne.length;
    return squares(withoutOne) * (n - 1) / n;
  }

  /**
   * Of the mean of a table whose rows and columns are both drawn: (rows' mean square + columns'
   * mean square - residual mean square) / cells, as in an analysis of variance with random effects.
   */
  static double twoWay(double[][] table) {
    int rows = table.length;
    int columns = table[0].length;
    double[] rowMeans = Arrays.stream(table).mapToDouble(Variances::mean).toArray();
    double[] columnMeans = new double[columns];
    for (double[] row : table) {
      for (int c = 0; c < columns; c++) {
        columnMeans[c] += row[c] / rows;
      }
    }
    double grand = mean(rowMeans);
    double residual = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double rest = table[r][c] - rowMeans[r] - columnMeans[c] + grand;
        residual += rest * rest;
      }
    }
    double byRow = columns * squares(rowMeans) / (rows - 1);
    double byColumn = rows * squares(columnMeans) / (columns - 1);
    double within = residual / ((rows - 1.0) * (columns - 1));
    double cells = (double) rows * columns;
    return Math.max(byRow, byRow + byColumn - within) / cells;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double squares(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }
}
