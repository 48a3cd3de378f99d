package dev.supernetlab.ranking;

import java.util.Arrays;

/**
 * Kendall's tau-b in O(n log n): Knight, "A Computer Method for Calculating Kendall's Tau with
 * Ungrouped Data", 1966.
 *
 * <p>tau-b = (C - D) / sqrt((P - X)(P - Y)), with C and D the pairs of children that both sides put
 * in the same and in opposite order, P = n(n - 1) / 2 all pairs, X and Y those tied on one side.
 */
final class KendallTau {
  private KendallTau() {}

  /** Of values without NaN, no side constant; 0.0 and -0.0 must be told apart before. */
  static double of(double[] x, double[] y) {
    return of(dense(x), dense(y));
  }

  /**
   * Of dense ranks, none of them negative, no side constant.
   *
   * @see #dense
   */
  static double of(int[] x, int[] y) {
    int n = x.length;
    long[] byX = new long[n];
    for (int i = 0; i < n; i++) {
      byX[i] = ((long) x[i] << 32) | y[i];
    }
    Arrays.sort(byX);
    long tiedX = 0;
    long tiedBoth = 0;
    int[] ys = new int[n];
    int sameX = 0;
    int sameBoth = 0;
    for (int i = 0; i < n; i++) {
      ys[i] = (int) byX[i];
      sameX = i > 0 && byX[i] >> 32 == byX[i - 1] >> 32 ? sameX + 1 : 0;
      sameBoth = i > 0 && byX[i] == byX[i - 1] ? sameBoth + 1 : 0;
      tiedX += sameX;
      tiedBoth += sameBoth;
    }
    long discordant = inversions(ys);
    long tiedY = ties(ys); // sorted by now
    long pairs = (long) n * (n - 1) / 2;
    long balance = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
    return balance / Math.sqrt((double) (pairs - tiedX) * (pairs - tiedY));
  }

  /** Rank of each value among the distinct values, from 0. */
  static int[] dense(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    int[] ranks = new int[values.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, 0, distinct, values[i]);
    }
    return ranks;
  }

  private static long ties(int[] sorted) {
    long ties = 0;
    int same = 0;
    for (int i = 1; i < sorted.length; i++) {
      same = sorted[i] == sorted[i - 1] ? same + 1 : 0;
      ties += same;
    }
    return ties;
  }

  /** Sorts by merging runs of growing length and counts the swaps that takes. */
  private static long inversions(int[] values) {
    int n = values.length;
    int[] from = values;
    int[] to = new int[n];
    long inversions = 0;
    for (int run = 1; run < n; run *= 2) {
      for (int low = 0; low < n; low += 2 * run) {
        inversions += merge(from, to, low, Math.min(low + run, n), Math.min(low + 2 * run, n));
      }
      int[] merged = to;
      to = from;
      from = merged;
    }
    if (from != values) {
      System.arraycopy(from, 0, values, 0, n);
    }
    return inversions;
  }

  private static long merge(int[] from, int[] to, int low, int middle, int high) {
    long inversions = 0;
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      if (right >= high || (left < middle && from[left] <= from[right])) {
        to[i] = from[left++];
      } else {
        to[i] = from[right++];
        inversions += middle - left;
      }
    }
    return inversions;
  }
}
