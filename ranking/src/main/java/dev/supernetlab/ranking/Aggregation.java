package dev.supernetlab.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One ranking made of those of several instances, as scores: higher is better. */
public enum Aggregation {
  /** Mean score. */
  MEAN_SCORE("mean score") {
    @Override
    public double[] of(List<double[]> instances) {
      return Series.mean(instances);
    }
  },
  /** Mean ordinal rank, negated. */
  MEAN_RANK("mean rank") {
    @Override
    public double[] of(List<double[]> instances) {
      return Series.mean(instances.stream().map(Aggregation::negatedRanks).toList());
    }
  },
  /** Borda count: children that it beats, ties counting half, mean over instances. */
  BORDA("Borda count") {
    @Override
    public double[] of(List<double[]> instances) {
      return Series.mean(instances.stream().map(Aggregation::beaten).toList());
    }
  };

  private final String words;

  Aggregation(String words) {
    this.words = words;
  }

  /**
   * Aggregates; NaN for a child that no instance scores.
   *
   * @param instances scores of each, at least one
   */
  public abstract double[] of(List<double[]> instances);

  /** For people. */
  public String words() {
    return words;
  }

  private static double[] negatedRanks(double[] scores) {
    return Arrays.stream(Ranks.ordinal(scores))
        .mapToDouble(r -> r == 0 ? Double.NaN : -r)
        .toArray();
  }

  private static double[] beaten(double[] scores) {
    double[] sorted = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).sorted().toArray();
    List<Double> points = new ArrayList<>();
    for (double score : scores) {
      points.add(
          Double.isNaN(score)
              ? Double.NaN
              : (below(sorted, score) + notAbove(sorted, score) - 1) / 2.0);
    }
    return points.stream().mapToDouble(p -> p).toArray();
  }

  private static int below(double[] sorted, double score) {
    return first(sorted, score, false);
  }

  private static int notAbove(double[] sorted, double score) {
    return first(sorted, score, true);
  }

  /** How many are less than the score, or no more than it. */
  private static int first(double[] sorted, double score, boolean equalToo) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score || (equalToo && sorted[middle] == score)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
