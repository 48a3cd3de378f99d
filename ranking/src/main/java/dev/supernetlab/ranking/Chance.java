package dev.supernetlab.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a ranking that knows nothing reaches. */
public final class Chance {
  private Chance() {}

  /**
   * Standard deviation of tau between two independent rankings of n children without ties:
   * sqrt(2(2n + 5) / (9n(n - 1))), Kendall 1938; 0.086 at n = 64.
   *
   * @throws IllegalArgumentException if n &lt; 2
   */
  public static double tauSd(int n) {
    if (n < 2) {
      throw new IllegalArgumentException("no tau of " + n + " children");
    }
    return Math.sqrt(2.0 * (2.0 * n + 5) / (9.0 * n * (n - 1)));
  }

  /** Tau of seeded random rankings against a ground truth. */
  public static Summary tau(double[] truth, int draws, long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    double[] ranking = new double[truth.length];
    for (int i = 0; i < ranking.length; i++) {
      ranking[i] = i;
    }
    List<Correlation> taus = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      Randoms.shuffle(ranking, random);
      taus.add(Coefficient.KENDALL.between(ranking, truth));
    }
    return Summary.of(taus);
  }
}
