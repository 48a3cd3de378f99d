package dev.supernetlab.ranking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ordinal ranks: 1 = best, ties broken by child index. */
public final class Ranks {
  private Ranks() {}

  /** Indices of the children that have a score, best first, ties by index. */
  public static int[] order(double[] scores) {
    return IntStream.range(0, scores.length)
        .filter(i -> !Double.isNaN(scores[i]))
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparing(i -> i))
        .mapToInt(i -> i)
        .toArray();
  }

  /** Rank of each child; 0 for a child without a score. */
  public static int[] ordinal(double[] scores) {
    int[] order = order(scores);
    int[] ranks = new int[scores.length];
    for (int rank = 1; rank <= order.length; rank++) {
      ranks[order[rank - 1]] = rank;
    }
    return ranks;
  }

  /**
   * The scores of the children that rank in the better half by {@code truth}; the others have none.
   * Correlations of what is left tell whether a ranking knows more than who the easy losers are.
   */
  public static double[] withinUpperHalf(double[] scores, double[] truth) {
    int[] order = order(truth);
    double[] kept = new double[scores.length];
    Arrays.fill(kept, Double.NaN);
    for (int i = 0; i < (order.length + 1) / 2; i++) {
      kept[order[i]] = scores[order[i]];
    }
    return kept;
  }
}
