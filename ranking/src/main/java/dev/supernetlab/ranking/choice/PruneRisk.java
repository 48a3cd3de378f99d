package dev.supernetlab.ranking.choice;

import dev.supernetlab.ranking.Ranks;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * What dropping the children ranked last has cost, judged by the ground truth.
 *
 * @param dropped children ranked last and dropped, of those that have a ground truth
 * @param top so many truly best children are looked for
 * @param instances rankings, each dropping for itself
 * @param lost how many of the truly best each instance drops
 * @param failures instances that drop any
 * @param failureRate their share
 * @param failureLow lower end of the exact interval (Clopper and Pearson 1934) of the probability
 *     that a new instance drops any
 * @param failureHigh upper end: with 0 failures of 10 still 0.31 at level 0.95
 * @param level of the interval
 */
public record PruneRisk(
    int dropped,
    int top,
    int instances,
    List<Integer> lost,
    int failures,
    double failureRate,
    double failureLow,
    double failureHigh,
    double level) {
  private static final double ACCURACY = 1e-15;

  public PruneRisk {
    lost = List.copyOf(lost);
  }

  /**
   * Drops the worst by score in each instance and looks for the truly best among them.
   *
   * @param scores per instance (the median rank over a cycle, negated, is a score too)
   * @param dropped at least 0; at most as many as an instance ranks
   * @param top at least 1
   */
  public static PruneRisk of(
      List<double[]> scores, double[] truth, int dropped, int top, double level) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("no instance to judge");
    }
    List<Integer> lost =
        scores.stream()
            .map(
                instance ->
                    (int)
                        Arrays.stream(falls(instance, truth, top))
                            .filter(fromLast -> fromLast < dropped)
                            .count())
            .toList();
    int n = lost.size();
    int failures = (int) lost.stream().filter(l -> l > 0).count();
    double tail = (1 - level) / 2;
    return new PruneRisk(
        dropped,
        top,
        n,
        lost,
        failures,
        (double) failures / n,
        failures == 0
            ? 0
            : new BetaDistribution(failures, n - failures + 1.0, ACCURACY)
                .inverseCumulativeProbability(tail),
        failures == n
            ? 1
            : new BetaDistribution(failures + 1.0, n - failures, ACCURACY)
                .inverseCumulativeProbability(1 - tail),
        level);
  }

  /** The most children that every instance can drop without losing one of the truly best. */
  public static int safelyDropped(List<double[]> scores, double[] truth, int top) {
    return scores.stream()
        .flatMapToInt(instance -> Arrays.stream(falls(instance, truth, top)))
        .min()
        .orElse(0);
  }

  /** Children ranked behind each of the truly best that the instance ranks. */
  private static int[] falls(double[] scores, double[] truth, int top) {
    double[] judged = Selection.paired(scores, truth);
    int[] ranks = Ranks.ordinal(judged);
    int ranked = Ranks.order(judged).length;
    return Arrays.stream(Ranks.order(Selection.paired(truth, scores)))
        .limit(top)
        .map(child -> ranked - ranks[child])
        .toArray();
  }
}
