package dev.supernetlab.ranking.phase;

import dev.supernetlab.ranking.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A cyclic training order, recovered from who gains when.
 *
 * @param children the child trained before evaluations 0, n, 2n, ... first, then the one before
 *     evaluations 1, n + 1, ..., and so on
 * @param certainty per place: the share 0..1 of redraws, with the noise of the mean gains added
 *     once more, in which the same child comes out; empty where no order is present
 * @param meanGain of the children just trained, relative to all children (fraction 0..1)
 * @param pValue of the hypothesis that the cycles have no order in common
 * @param cycles changes behind each mean gain, over all instances
 */
public record TrainingOrder(
    List<Integer> children, List<Double> certainty, double meanGain, double pValue, int cycles) {
  /** The matching takes cubic time. */
  public static final int MAX_CHILDREN = 256;

  /** Redraws for the certainty. */
  public static final int DRAWS = 99;

  /** Random orders for the p-value. */
  public static final int ORDERS = 999;

  public TrainingOrder {
    children = List.copyOf(children);
    certainty = List.copyOf(certainty);
  }

  /** Whether there is a common order at all. */
  public boolean present() {
    return pValue <= Periodicity.SIGNIFICANCE;
  }

  /** Mean certainty over the places of the order. */
  public double meanCertainty() {
    return certainty.stream().mapToDouble(c -> c).average().orElse(0);
  }

  /** The child trained before each evaluation of a series as long as said. */
  public int[] lastTrained(int evaluations) {
    return IntStream.range(0, evaluations).map(t -> children.get(t % children.size())).toArray();
  }

  /**
   * Matches the places of the cycle with the children so that the trained ones gain most: mean
   * change of each child's relative score at each place, Hungarian method.
   *
   * <p>The p-value is cross-validated: the order matched in the even cycles is judged by its gains
   * in the odd ones and the other way round, against random orders of one half.
   *
   * @param instances step-wise series of one order; evaluation 0 of all falls on the same place
   * @return empty with fewer than two cycles or two children, or more than {@value #MAX_CHILDREN}
   *     children
   */
  public static Optional<TrainingOrder> recover(List<double[][]> instances, long seed) {
    int n = instances.get(0)[0].length;
    double[][][] cycles = cycles(instances, n);
    if (cycles.length < 2 || n < 2 || n > MAX_CHILDREN) {
      return Optional.empty();
    }
    double[][] mean = mean(cycles);
    int[] children = Assignment.best(mean);
    RandomGenerator random = Randoms.seeded(seed);
    double pValue = pValue(cycles, random);
    return Optional.of(
        new TrainingOrder(
            IntStream.of(children).boxed().toList(),
            pValue <= Periodicity.SIGNIFICANCE
                ? certainty(mean, noise(cycles, mean), children, random)
                : List.of(),
            gain(mean, children),
            pValue,
            cycles.length));
  }

  /**
   * Whether the order that one half of the cycles suggests makes gains in the other half. Chance
   * shuffles the places of one half, in the same way for both orders: that the halves' gains may be
   * alike by accident helps both.
   */
  private static double pValue(double[][][] cycles, RandomGenerator random) {
    double[][] even = mean(half(cycles, 0));
    double[][] odd = mean(half(cycles, 1));
    int[] evenOrder = Assignment.best(even);
    int[] oddOrder = Assignment.best(odd);
    int[] places = IntStream.range(0, even.length).toArray();
    double seen = crossGain(even, evenOrder, odd, oddOrder, places);
    int asHigh = 1;
    for (int draw = 0; draw < ORDERS; draw++) {
      LastTrained.shuffle(places, random);
      if (crossGain(even, evenOrder, odd, oddOrder, places) >= seen - 1e-15) {
        asHigh++;
      }
    }
    return asHigh / (ORDERS + 1.0);
  }

  private static double crossGain(
      double[][] even, int[] evenOrder, double[][] odd, int[] oddOrder, int[] places) {
    double sum = 0;
    for (int place = 0; place < places.length; place++) {
      int other = places[place];
      sum += even[place][oddOrder[other]] + odd[other][evenOrder[place]];
    }
    return sum;
  }

  private static double[][][] half(double[][][] cycles, int parity) {
    return IntStream.range(0, cycles.length)
        .filter(cycle -> cycle % 2 == parity)
        .mapToObj(cycle -> cycles[cycle])
        .toArray(double[][][]::new);
  }

  /** Relative changes [cycle][place][child] of whole cycles; where there is none it counts as 0. */
  private static double[][][] cycles(List<double[][]> instances, int n) {
    return instances.stream()
        .flatMap(
            series -> {
              double[][] relative = Residuals.relative(series);
              return IntStream.range(0, series.length / n)
                  .mapToObj(cycle -> cycle(relative, cycle * n, n));
            })
        .toArray(double[][][]::new);
  }

  private static double[][] cycle(double[][] relative, int start, int n) {
    double[][] changes = new double[n][n];
    for (int t = Math.max(1, start); t < start + n; t++) {
      for (int child = 0; child < n; child++) {
        double change = relative[t][child] - relative[t - 1][child];
        changes[t - start][child] = Double.isNaN(change) ? 0 : change;
      }
    }
    return changes;
  }

  private static double[][] mean(double[][][] cycles) {
    int n = cycles[0].length;
    double[][] mean = new double[n][n];
    for (double[][] cycle : cycles) {
      for (int place = 0; place < n; place++) {
        for (int child = 0; child < n; child++) {
          mean[place][child] += cycle[place][child] / cycles.length;
        }
      }
    }
    return mean;
  }

  private static double gain(double[][] mean, int[] children) {
    return IntStream.range(0, children.length)
        .mapToDouble(place -> mean[place][children[place]])
        .average()
        .orElseThrow();
  }

  /** Standard error of a mean change, pooled over places and children. */
  private static double noise(double[][][] cycles, double[][] mean) {
    double squares = 0;
    for (double[][] cycle : cycles) {
      for (int place = 0; place < mean.length; place++) {
        for (int child = 0; child < mean.length; child++) {
          double off = cycle[place][child] - mean[place][child];
          squares += off * off;
        }
      }
    }
    double cells = (double) mean.length * mean.length;
    return Math.sqrt(squares / (cells * (cycles.length - 1)) / cycles.length);
  }

  private static List<Double> certainty(
      double[][] mean, double noise, int[] children, RandomGenerator random) {
    int[] kept = new int[children.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[][] redrawn =
          Arrays.stream(mean)
              .map(row -> Arrays.stream(row).map(v -> v + noise * random.nextGaussian()).toArray())
              .toArray(double[][]::new);
      int[] again = Assignment.best(redrawn);
      for (int place = 0; place < kept.length; place++) {
        kept[place] += again[place] == children[place] ? 1 : 0;
      }
    }
    return IntStream.of(kept).mapToObj(k -> (double) k / DRAWS).toList();
  }
}
