package dev.supernetlab.ranking.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** p-values of several tests, adjusted so that they can be read together. */
public final class MultipleTests {
  private MultipleTests() {}

  /** Keeps the chance of any false discovery (Holm 1979); in the order of the input. */
  public static double[] holm(double[] p) {
    int n = p.length;
    int[] order = rising(p);
    double[] adjusted = new double[n];
    double highest = 0;
    for (int i = 0; i < n; i++) {
      highest = Math.max(highest, Math.min(1, p[order[i]] * (n - i)));
      adjusted[order[i]] = highest;
    }
    return adjusted;
  }

  /** Keeps the share of false discoveries (Benjamini and Hochberg 1995); likewise. */
  public static double[] benjaminiHochberg(double[] p) {
    int n = p.length;
    int[] order = rising(p);
    double[] adjusted = new double[n];
    double lowest = 1;
    for (int i = n - 1; i >= 0; i--) {
      lowest = Math.min(lowest, p[order[i]] * n / (i + 1));
      adjusted[order[i]] = lowest;
    }
    return adjusted;
  }

  private static int[] rising(double[] p) {
    if (Arrays.stream(p).anyMatch(v -> !(v >= 0 && v <= 1))) {
      throw new IllegalArgumentException("not all of these are p-values: " + Arrays.toString(p));
    }
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
