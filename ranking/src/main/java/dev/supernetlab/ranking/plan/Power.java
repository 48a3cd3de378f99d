package dev.supernetlab.ranking.plan;

import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Power of two-sided t tests, and the repetitions it takes. */
public final class Power {
  /** More repetitions than anybody makes. */
  public static final int MOST = 1 << 14;

  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final int DEVIATIONS = 10;

  /** Accuracy of a critical value. */
  private static final double EXACT = 1e-14;

  private static final int PIECES = 2;
  private static final int POINTS = 64;
  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

  private Power() {}

  /**
   * Chance that n pairs of equal seeds show a difference.
   *
   * @param difference expected
   * @param sd of the differences, positive
   * @param n pairs, at least 2
   * @param alpha of the test
   */
  public static double paired(double difference, double sd, int n, double alpha) {
    return power(difference * Math.sqrt(n) / sd, n - 1, alpha);
  }

  /**
   * Chance that two policies with n instances each, of seeds of their own, show a difference.
   *
   * @param sd between instances of either policy
   */
  public static double twoSample(double difference, double sd, int n, double alpha) {
    return power(difference * Math.sqrt(n / 2.0) / sd, 2 * n - 2, alpha);
  }

  /**
   * P(|T| &gt; t) with T noncentral: the normal part given the chi-square part, integrated over it.
   */
  private static double power(double noncentrality, int freedom, double alpha) {
    double critical = new TDistribution(freedom, EXACT).inverseCumulativeProbability(1 - alpha / 2);
    ChiSquaredDistribution chi = new ChiSquaredDistribution(freedom);
    // Over the root of the chi-square value, which is smooth at 0 for all degrees of freedom; it is
    // nearly normal around the root of these, with a variance of 1/2.
    double low = Math.max(0, Math.sqrt(freedom) - DEVIATIONS * Math.sqrt(0.5));
    double high = Math.sqrt(freedom) + DEVIATIONS * Math.sqrt(0.5);
    UnivariateFunction found =
        root -> {
          double limit = critical * root / Math.sqrt(freedom);
          double beyond =
              NORMAL.cumulativeProbability(noncentrality - limit)
                  + NORMAL.cumulativeProbability(-noncentrality - limit);
          return beyond * 2 * root * chi.density(root * root);
        };
    return IntStream.range(0, PIECES)
        .mapToDouble(
            piece ->
                GAUSS
                    .legendre(POINTS, between(low, high, piece), between(low, high, piece + 1))
                    .integrate(found))
        .sum();
  }

  private static double between(double low, double high, int piece) {
    return low + (high - low) * piece / PIECES;
  }

  /**
   * Fewest repetitions, at least 2, that reach so much power; empty if {@value #MOST} have not.
   *
   * @param powerOf rising with the number of repetitions
   */
  public static OptionalInt repetitions(double power, IntToDoubleFunction powerOf) {
    int low = 1;
    int high = 2;
    while (powerOf.applyAsDouble(high) < power) {
      low = high;
      high *= 2;
      if (high > MOST) {
        return OptionalInt.empty();
      }
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (powerOf.applyAsDouble(middle) >= power) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalInt.of(high);
  }

  /**
   * Standard deviation that is not exceeded with so much confidence, if so many values showed this
   * one: sd sqrt((n - 1) / chi-square quantile), as Browne (1995) advises for planning.
   */
  public static double upperSd(double sd, int n, double confidence) {
    return sd
        * Math.sqrt(
            (n - 1)
                / new ChiSquaredDistribution(n - 1).inverseCumulativeProbability(1 - confidence));
  }
}
