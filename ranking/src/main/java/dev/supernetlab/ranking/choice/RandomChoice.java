package dev.supernetlab.ranking.choice;

import java.util.Arrays;

/**
 * What a user gets on average who takes k children at random: what a {@link Selection} must beat.
 *
 * @param bestTrueRank expected rank of the best of them, (n + 1) / (k + 1)
 * @param regret how much better the best of all children is expected to be
 * @param precision expected P@k, k / n
 * @param bestRelativeRank {@code bestTrueRank} over the number of children
 */
public record RandomChoice(
    double bestTrueRank, double regret, double precision, double bestRelativeRank) {
  /**
   * Of children with these accuracies.
   *
   * @param truth accuracy of each child, none NaN
   * @param k 1 to as many as there are
   */
  public static RandomChoice of(double[] truth, int k) {
    int n = truth.length;
    if (k < 1 || k > n) {
      throw new IllegalArgumentException("no choice of %d children of %d".formatted(k, n));
    }
    double[] rising = truth.clone();
    Arrays.sort(rising);
    double best = rising[n - 1];
    // Chance that the best one taken is that of rank r: C(n - r, k - 1) / C(n, k).
    double chance = (double) k / n;
    double regret = 0;
    for (int rank = 1; rank <= n - k + 1; rank++) {
      regret += chance * (best - rising[n - rank]);
      chance *= (double) (n - rank - k + 1) / (n - rank);
    }
    double expected = (n + 1.0) / (k + 1);
    return new RandomChoice(expected, regret, (double) k / n, expected / n);
  }
}
