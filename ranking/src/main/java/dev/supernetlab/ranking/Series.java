package dev.supernetlab.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Successive evaluations of one instance, or parallel ones of several: one array of scores each.
 */
public final class Series {
  private Series() {}

  /** Mean score of each child over the evaluations that score it; NaN where none does. */
  public static double[] mean(List<double[]> evaluations) {
    if (evaluations.isEmpty()) {
      throw new IllegalArgumentException("no evaluation to average");
    }
    double[] sum = new double[evaluations.get(0).length];
    int[] counted = new int[sum.length];
    for (double[] scores : evaluations) {
      for (int child = 0; child < sum.length; child++) {
        if (!Double.isNaN(scores[child])) {
          sum[child] += scores[child];
          counted[child]++;
        }
      }
    }
    double[] mean = new double[sum.length];
    Arrays.setAll(mean, child -> counted[child] == 0 ? Double.NaN : sum[child] / counted[child]);
    return mean;
  }

  /**
   * Mean over the last full cycle of the order, so that every child was the last one trained once.
   *
   * @param evaluations in the order of steps, equally far apart
   * @param cycle evaluations that a cycle has: the number of children in training, if there is one
   *     after every step
   * @return empty if the evaluations do not fill a cycle
   */
  public static Optional<double[]> cycleMean(List<double[]> evaluations, int cycle) {
    return evaluations.size() < cycle
        ? Optional.empty()
        : Optional.of(mean(evaluations.subList(evaluations.size() - cycle, evaluations.size())));
  }

  /** Tau between each evaluation and the next. */
  public static List<Correlation> consecutiveTau(List<double[]> evaluations) {
    List<Correlation> taus = new ArrayList<>();
    for (int i = 1; i < evaluations.size(); i++) {
      taus.add(Coefficient.KENDALL.between(evaluations.get(i - 1), evaluations.get(i)));
    }
    return taus;
  }

  /** GT-Tau of each evaluation. */
  public static List<Correlation> gtTau(List<double[]> evaluations, double[] truth) {
    return evaluations.stream().map(e -> Coefficient.KENDALL.between(e, truth)).toList();
  }
}
