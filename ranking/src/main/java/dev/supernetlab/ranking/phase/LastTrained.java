package dev.supernetlab.ranking.phase;

import dev.supernetlab.ranking.Randoms;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How the children's scores depend on who was trained last.
 *
 * @param changes evaluations whose last trained child is known and has a score there and before
 * @param ownGain mean change, relative to all children, of the child just trained (fraction 0..1)
 * @param othersGain the same of the children not trained
 * @param explained share of the variance of the relative changes that the name of the last trained
 *     child explains, adjusted for what chance explains; may be below 0
 * @param pValue of the hypothesis that the trained child gains or loses no more than others; two
 *     sided
 */
public record LastTrained(
    int changes, double ownGain, double othersGain, double explained, double pValue) {
  /** Relabellings drawn for the p-value. */
  public static final int RELABELLINGS = 1999;

  /** Whether training a child moves its own score more than others'. */
  public boolean present() {
    return pValue <= Periodicity.SIGNIFICANCE;
  }

  /**
   * Tests by giving the trained children other names: the same permutation of the names at every
   * step, so that whatever the series have in common over time stays.
   *
   * @param instances step-wise series
   * @param lastTrained child trained in the step before each evaluation, per instance; -1 unknown
   * @return empty where no change can be ascribed, or there are fewer than two children
   */
  public static Optional<LastTrained> of(
      List<double[][]> instances, List<int[]> lastTrained, long seed) {
    Gains gains = Gains.of(instances, lastTrained);
    if (gains.owns() < 2 || gains.children() < 2) {
      return Optional.empty();
    }
    double seen = Math.abs(gains.ownUnder(gains.identity()));
    RandomGenerator random = Randoms.seeded(seed);
    int[] names = gains.identity();
    int asFar = 1;
    for (int draw = 0; draw < RELABELLINGS; draw++) {
      shuffle(names, random);
      if (Math.abs(gains.ownUnder(names)) >= seen - 1e-15) {
        asFar++;
      }
    }
    return Optional.of(
        new LastTrained(
            gains.owns(),
            gains.ownUnder(gains.identity()),
            gains.others(),
            gains.explained(),
            asFar / (RELABELLINGS + 1.0)));
  }

  static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
