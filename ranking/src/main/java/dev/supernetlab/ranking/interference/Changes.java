package dev.supernetlab.ranking.interference;

import java.util.OptionalDouble;

/** Every change of a score from one evaluation to the next that one training step explains. */
interface Changes {
  /**
   * Called once per change.
   *
   * @param trained child that was trained
   * @param evaluated child whose score changed
   * @param change of its score
   */
  void see(int trained, int evaluated, double change);

  /** Shows all changes of a step-wise series. */
  static void of(double[][] series, int[] lastTrained, Changes changes) {
    if (series.length != lastTrained.length) {
      throw new IllegalArgumentException(
          series.length + " evaluations, " + lastTrained.length + " trained children");
    }
    for (int t = 1; t < series.length; t++) {
      for (int child = 0; lastTrained[t] >= 0 && child < series[t].length; child++) {
        double change = series[t][child] - series[t - 1][child];
        if (!Double.isNaN(change)) {
          changes.see(lastTrained[t], child, change);
        }
      }
    }
  }

  /** A mean that grows. */
  final class Mean {
    private double sum;
    private long n;

    void add(double value) {
      sum += value;
      n++;
    }

    long n() {
      return n;
    }

    OptionalDouble value() {
      return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
    }
  }
}
