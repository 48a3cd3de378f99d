package dev.supernetlab.ranking.choice;

import dev.supernetlab.ranking.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user gets who takes the k children ranked first.
 *
 * @param k how many are taken; fewer where fewer can be judged
 * @param children their indices, best score first
 * @param trueRanks their ranks by ground truth, in the same order, 1 = best
 * @param bestTrueRank the smallest of these
 * @param bestTruth ground-truth accuracy of that child
 * @param regret how much better the best of all children is
 * @param precision P@top-k: share 0..1 of the children taken that are among the true best k
 * @param bottomPrecision P@bottom-k: share of the k ranked last that are among the true worst k
 * @param bestRelativeRank BR@k: {@code bestTrueRank} over the number of children judged, in 0..1
 */
public record Selection(
    int k,
    List<Integer> children,
    List<Integer> trueRanks,
    int bestTrueRank,
    double bestTruth,
    double regret,
    double precision,
    double bottomPrecision,
    double bestRelativeRank) {
  public Selection {
    children = List.copyOf(children);
    trueRanks = List.copyOf(trueRanks);
  }

  /**
   * Takes the k children with the highest scores among those that both have a score and a ground
   * truth; ties by child index.
   *
   * @throws IllegalArgumentException if there is no such child, or k &lt; 1
   */
  public static Selection of(double[] scores, double[] truth, int k) {
    int[] order = Ranks.order(paired(scores, truth));
    int[] trueRanks = Ranks.ordinal(paired(truth, scores));
    int n = order.length;
    if (n == 0 || k < 1) {
      throw new IllegalArgumentException(
          k < 1 ? "no choice of " + k : "no child has both a score and a ground truth");
    }
    int taken = Math.min(k, n);
    int[] first = Arrays.copyOf(order, taken);
    int best = IntStream.of(first).boxed().min((a, b) -> trueRanks[a] - trueRanks[b]).orElseThrow();
    long hits = IntStream.of(first).filter(c -> trueRanks[c] <= taken).count();
    long lows = IntStream.of(order).skip(n - taken).filter(c -> trueRanks[c] > n - taken).count();
    return new Selection(
        taken,
        IntStream.of(first).boxed().toList(),
        IntStream.of(first).mapToObj(c -> trueRanks[c]).toList(),
        trueRanks[best],
        truth[best],
        truth[Ranks.order(paired(truth, scores))[0]] - truth[best],
        (double) hits / taken,
        (double) lows / taken,
        (double) trueRanks[best] / n);
  }

  /** Values of the children that have another value too. */
  static double[] paired(double[] values, double[] others) {
    return IntStream.range(0, values.length)
        .mapToDouble(c -> Double.isNaN(others[c]) ? Double.NaN : values[c])
        .toArray();
  }
}
