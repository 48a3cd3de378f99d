package dev.supernetlab.ranking;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How two rankings of the same children are compared. */
public enum Coefficient {
  /** Kendall's tau-b, ties corrected, as SciPy's {@code kendalltau} computes it. */
  KENDALL {
    @Override
    double compute(double[] x, double[] y) {
      return KendallTau.of(x, y);
    }
  },
  /** Spearman's rho: Pearson's r of the mean ranks. */
  SPEARMAN {
    @Override
    double compute(double[] x, double[] y) {
      return new SpearmansCorrelation().correlation(x, y);
    }
  },
  /** Pearson's r. */
  PEARSON {
    @Override
    double compute(double[] x, double[] y) {
      return new PearsonsCorrelation().correlation(x, y);
    }
  };

  /** Of at least two pairs without NaN, neither side constant. */
  abstract double compute(double[] x, double[] y);

  /**
   * Compares two scores per child; children without a score on either side are left out.
   *
   * @throws IllegalArgumentException if the lengths differ or a score is infinite
   */
  public Correlation between(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " scores against " + y.length);
    }
    int[] paired =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .toArray();
    double[] a = pick(x, paired);
    double[] b = pick(y, paired);
    if (paired.length < 2) {
      return new Correlation.Undefined("fewer than two children to compare", paired.length);
    }
    if (constant(a) || constant(b)) {
      return new Correlation.Undefined("all children have the same score", paired.length);
    }
    double value = compute(a, b);
    if (Double.isNaN(value)) {
      return new Correlation.Undefined("the scores differ too little", paired.length);
    }
    return new Correlation.Of(Math.max(-1, Math.min(1, value)), paired.length);
  }

  private static double[] pick(double[] scores, int[] children) {
    double[] picked = new double[children.length];
    for (int i = 0; i < children.length; i++) {
      double score = scores[children[i]];
      if (Double.isInfinite(score)) {
        throw new IllegalArgumentException("infinite score of child " + children[i]);
      }
      picked[i] = score + 0.0; // -0.0 becomes 0.0: the two are a tie
    }
    return picked;
  }

  private static boolean constant(double[] scores) {
    return Arrays.stream(scores).allMatch(s -> s == scores[0]);
  }
}
