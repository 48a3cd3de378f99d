package dev.supernetlab.ranking.phase;

import java.util.Arrays;

/** One column for each row, each column once, so that the sum is the greatest. */
final class Assignment {
  private final double[][] gain;
  private final int n;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] rowOf;

  private Assignment(double[][] gain) {
    this.gain = gain;
    n = gain.length;
    rowPrice = new double[n];
    columnPrice = new double[n];
    rowOf = new int[n];
    Arrays.fill(rowOf, -1);
  }

  /**
   * The Hungarian method with shortest augmenting paths, O(n^3).
   *
   * @param gain square, finite
   * @return the column of each row
   */
  static int[] best(double[][] gain) {
    Assignment assignment = new Assignment(gain);
    for (int row = 0; row < gain.length; row++) {
      assignment.insert(row);
    }
    int[] columns = new int[gain.length];
    for (int column = 0; column < gain.length; column++) {
      columns[assignment.rowOf[column]] = column;
    }
    return columns;
  }

  /** Finds a place for a row, moving others along the cheapest chain of changes. */
  private void insert(int inserted) {
    double[] slack = new double[n];
    int[] before = new int[n];
    boolean[] reached = new boolean[n];
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    int row = inserted;
    int from = -1;
    int nearest;
    do {
      nearest = -1;
      for (int column = 0; column < n; column++) {
        if (!reached[column]) {
          double reduced = rowPrice[row] + columnPrice[column] - gain[row][column];
          if (reduced < slack[column]) {
            slack[column] = reduced;
            before[column] = from;
          }
          if (nearest < 0 || slack[column] < slack[nearest]) {
            nearest = column;
          }
        }
      }
      reprice(inserted, slack, reached, slack[nearest]);
      reached[nearest] = true;
      from = nearest;
      row = rowOf[nearest];
    } while (row >= 0);
    for (int column = nearest; column >= 0; column = before[column]) {
      rowOf[column] = before[column] < 0 ? inserted : rowOf[before[column]];
    }
  }

  private void reprice(int inserted, double[] slack, boolean[] reached, double step) {
    rowPrice[inserted] -= step;
    for (int column = 0; column < n; column++) {
      if (reached[column]) {
        rowPrice[rowOf[column]] -= step;
        columnPrice[column] += step;
      } else {
        slack[column] -= step;
      }
    }
  }
}
