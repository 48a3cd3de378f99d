package dev.supernetlab.ranking.interference;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Children parted into groups that share weights, by how their scores move together.
 *
 * @param groups children by index, ascending, groups by their first child
 * @param within mean similarity of two children of one group; empty if every group is one child
 * @param between mean similarity of two children of different groups; empty with one group
 * @param rounds of pairwise merging
 */
public record Grouping(
    List<List<Integer>> groups, OptionalDouble within, OptionalDouble between, int rounds) {
  public Grouping {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Friends together: groups are merged in pairs, round by round, by the maximum-weight matching on
   * the mean similarity of their children, until m are left; the last round makes only the best
   * merges that are needed. Where n = m 2^k, all groups end with 2^k children.
   *
   * <p>Blocks of friends of other sizes cannot come out of pairs of pairs. So the two most similar
   * groups are also merged one pair at a time (average linkage); that partition is taken if it
   * leaves no child alone, every child is more similar to its own group than to any other, and the
   * child placed worst is placed better: planted blocks end together, of any size from 2 on.
   *
   * @param similarity symmetric [child][child], for example {@link SeriesCorrelation}; NaN counts
   *     as the mean of the others
   * @param m groups wanted, 1..n
   */
  public static Grouping friends(double[][] similarity, int m) {
    return grouped(similarity, centred(similarity, 1), m);
  }

  /** The control: the same with the least similar together. */
  public static Grouping enemies(double[][] similarity, int m) {
    return grouped(similarity, centred(similarity, -1), m);
  }

  private static Grouping grouped(double[][] similarity, double[][] friendship, int m) {
    int n = similarity.length;
    if (m < 1 || m > n) {
      throw new IllegalArgumentException(m + " groups of " + n + " children");
    }
    Merging inPairs = Merging.of(friendship, m, n / 2);
    Merging oneByOne = Merging.of(friendship, m, 1);
    Merging better = oneByOne.worstPlace() > Math.max(0, inPairs.worstPlace()) ? oneByOne : inPairs;
    return new Grouping(
        better.groups(),
        mean(similarity, better.groups(), true),
        mean(similarity, better.groups(), false),
        better.rounds());
  }

  /** Similarity less its mean over pairs, times {@code sign}; 0 where there is none. */
  private static double[][] centred(double[][] similarity, int sign) {
    int n = similarity.length;
    List<List<Integer>> singles = IntStream.range(0, n).mapToObj(List::of).toList();
    double mean = mean(similarity, singles, false).orElse(0);
    double[][] centred = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        centred[i][j] = Double.isNaN(similarity[i][j]) ? 0 : sign * (similarity[i][j] - mean);
      }
    }
    return centred;
  }

  private static OptionalDouble mean(
      double[][] similarity, List<List<Integer>> groups, boolean within) {
    int[] groupOf = new int[similarity.length];
    for (int g = 0; g < groups.size(); g++) {
      for (int child : groups.get(g)) {
        groupOf[child] = g;
      }
    }
    return IntStream.range(0, groupOf.length)
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(0, i)
                    .filter(j -> (groupOf[i] == groupOf[j]) == within)
                    .mapToDouble(j -> similarity[i][j]))
        .filter(v -> !Double.isNaN(v))
        .average();
  }
}
