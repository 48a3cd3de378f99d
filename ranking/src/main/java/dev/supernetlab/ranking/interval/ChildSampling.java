package dev.supernetlab.ranking.interval;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the choice of children adds to the variance of a mean tau where the children are a sample:
 * from the taus without each child, as pseudo-values of every instance and child, by a two-way
 * analysis of variance.
 */
public final class ChildSampling {
  private ChildSampling() {}

  /**
   * The added variance.
   *
   * @param instances scores; children that one of them or the truth lacks are left out
   * @return none with fewer than two instances or four children
   */
  public static AddedVariance variance(List<double[]> instances, double[] truth) {
    int[] children =
        IntStream.range(0, truth.length)
            .filter(c -> !Double.isNaN(truth[c]))
            .filter(c -> instances.stream().noneMatch(s -> Double.isNaN(s[c])))
            .toArray();
    if (instances.size() < 2 || children.length < 4) {
      return AddedVariance.NONE;
    }
    double[][] pseudo =
        instances.stream().map(s -> pseudoValues(s, truth, children)).toArray(double[][]::new);
    double[] means =
        IntStream.range(0, pseudo.length).mapToDouble(i -> Variances.mean(pseudo[i])).toArray();
    return new AddedVariance(
        Math.max(0, Variances.twoWay(pseudo) - Variances.ofMean(means)), children.length - 1);
  }

  /** C tau - (C - 1) tau without the child, for each of C children. */
  private static double[] pseudoValues(double[] scores, double[] truth, int[] children) {
    int n = children.length;
    double[] balance = new double[n];
    double[] untied = new double[n];
    double[] trueUntied = new double[n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        double one = Math.signum(scores[children[a]] - scores[children[b]]);
        double other = Math.signum(truth[children[a]] - truth[children[b]]);
        balance[a] += one * other;
        untied[a] += Math.abs(one);
        trueUntied[a] += Math.abs(other);
      }
    }
    double allBalance = Variances.mean(balance) * n / 2;
    double allUntied = Variances.mean(untied) * n / 2;
    double allTrueUntied = Variances.mean(trueUntied) * n / 2;
    double tau = allBalance / Math.sqrt(allUntied * allTrueUntied);
    double[] pseudo = new double[n];
    for (int c = 0; c < n; c++) {
      double without =
          (allBalance - balance[c])
              / Math.sqrt((allUntied - untied[c]) * (allTrueUntied - trueUntied[c]));
      pseudo[c] = n * tau - (n - 1) * (Double.isNaN(without) ? tau : without);
    }
    return pseudo;
  }
}
