package dev.supernetlab.ranking.phase;

import java.util.List;
import java.util.stream.IntStream;

/** Sums of relative changes by [trained child][evaluated child]. */
final class Gains {
  private final double[][] sum;
  private final int[][] count;
  private double squares;

  private Gains(int children) {
    sum = new double[children][children];
    count = new int[children][children];
  }

  static Gains of(List<double[][]> instances, List<int[]> lastTrained) {
    Gains gains = new Gains(instances.get(0)[0].length);
    for (int i = 0; i < instances.size(); i++) {
      double[][] series = instances.get(i);
      int[] last = lastTrained.get(i);
      for (int t = 1; t < series.length; t++) {
        if (last[t] >= 0) {
          gains.add(last[t], series[t - 1], series[t]);
        }
      }
    }
    return gains;
  }

  private void add(int trained, double[] before, double[] after) {
    double all = 0;
    int scored = 0;
    for (int child = 0; child < after.length; child++) {
      double change = after[child] - before[child];
      if (!Double.isNaN(change)) {
        all += change;
        scored++;
      }
    }
    for (int child = 0; child < after.length; child++) {
      double relative = after[child] - before[child] - all / scored;
      if (!Double.isNaN(relative)) {
        sum[trained][child] += relative;
        count[trained][child]++;
        squares += relative * relative;
      }
    }
  }

  int children() {
    return sum.length;
  }

  int[] identity() {
    return IntStream.range(0, children()).toArray();
  }

  int owns() {
    return IntStream.range(0, children()).map(u -> count[u][u]).sum();
  }

  /** Mean change of the child that bears the trained child's name. */
  double ownUnder(int[] names) {
    double total = 0;
    int n = 0;
    for (int u = 0; u < names.length; u++) {
      total += sum[u][names[u]];
      n += count[u][names[u]];
    }
    return n == 0 ? 0 : total / n;
  }

  double others() {
    double total = 0;
    long n = 0;
    for (int u = 0; u < children(); u++) {
      for (int c = 0; c < children(); c++) {
        if (u != c) {
          total += sum[u][c];
          n += count[u][c];
        }
      }
    }
    return n == 0 ? 0 : total / n;
  }

  /** Epsilon squared: 1 - (variance within trained children) / (variance of all). */
  double explained() {
    double between = 0;
    double grand = 0;
    long changes = 0;
    long cells = 0;
    for (int c = 0; c < children(); c++) {
      double total = 0;
      long n = 0;
      for (int u = 0; u < children(); u++) {
        if (count[u][c] > 0) {
          between += sum[u][c] * sum[u][c] / count[u][c];
          total += sum[u][c];
          n += count[u][c];
          cells++;
        }
      }
      grand += n == 0 ? 0 : total * total / n;
      changes += n;
    }
    double within = (squares - between) / Math.max(1, changes - cells);
    double all = (squares - grand) / Math.max(1, changes - children());
    return changes > cells && all > 0 ? 1 - within / all : 0;
  }
}
