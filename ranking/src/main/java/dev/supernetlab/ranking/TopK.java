package dev.supernetlab.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user gets who takes the k children ranked first.
 *
 * @param k how many are taken; fewer where fewer have a score
 * @param children their indices, best score first
 * @param trueRanks their ranks by ground truth, in the same order, 1 = best
 * @param bestTrueRank the smallest of these
 * @param bestTruth ground-truth accuracy of that child, a fraction 0..1
 * @param regret how much better the best of all children is, a fraction 0..1
 */
public record TopK(
    int k,
    List<Integer> children,
    List<Integer> trueRanks,
    int bestTrueRank,
    double bestTruth,
    double regret) {
  public TopK {
    children = List.copyOf(children);
    trueRanks = List.copyOf(trueRanks);
  }

  /**
   * Takes the k children with the highest scores among those that both have a score and a ground
   * truth; ties by child index.
   *
   * @throws IllegalArgumentException if there is no such child
   */
  public static TopK of(double[] scores, double[] truth, int k) {
    double[] judged = scores.clone();
    double[] known = truth.clone();
    for (int child = 0; child < scores.length; child++) {
      if (Double.isNaN(scores[child]) || Double.isNaN(truth[child])) {
        judged[child] = Double.NaN;
        known[child] = Double.NaN;
      }
    }
    int[] taken = Arrays.stream(Ranks.order(judged)).limit(k).toArray();
    if (taken.length == 0) {
      throw new IllegalArgumentException("no child has both a score and a ground truth");
    }
    int[] ranks = Ranks.ordinal(known);
    int best = Arrays.stream(taken).boxed().min((a, b) -> ranks[a] - ranks[b]).orElseThrow();
    double bestOfAll = known[Ranks.order(known)[0]];
    return new TopK(
        taken.length,
        Arrays.stream(taken).boxed().toList(),
        IntStream.of(taken).mapToObj(child -> ranks[child]).toList(),
        ranks[best],
        known[best],
        bestOfAll - known[best]);
  }
}
