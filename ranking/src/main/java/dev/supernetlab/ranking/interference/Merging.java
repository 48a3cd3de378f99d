package dev.supernetlab.ranking.interference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Groups that come of merging pairs of groups, from single children on. */
final class Merging {
  private final double[][] friendship;
  private List<List<Integer>> groups;
  private int rounds;

  private Merging(double[][] friendship) {
    this.friendship = friendship;
    groups = IntStream.range(0, friendship.length).mapToObj(List::of).toList();
  }

  /**
   * Merges until m groups are left.
   *
   * @param friendship symmetric [child][child], finite
   * @param most merges that a round may make; never more than are needed
   */
  static Merging of(double[][] friendship, int m, int most) {
    Merging merging = new Merging(friendship);
    while (merging.groups.size() > m) {
      int size = merging.groups.size();
      merging.merge(
          Matching.heaviest(merging.weights(), Math.min(most, Math.min(size / 2, size - m))));
      merging.rounds++;
    }
    return merging;
  }

  /** Children ascending, groups by their first child. */
  List<List<Integer>> groups() {
    return groups;
  }

  int rounds() {
    return rounds;
  }

  /**
   * How well the child is placed that is placed worst: its friendship for the others of its group
   * less that for the best of the other groups; minus infinity if a child is alone.
   */
  double worstPlace() {
    return groups.stream()
        .flatMapToDouble(group -> group.stream().mapToDouble(child -> place(child, group)))
        .min()
        .orElseThrow();
  }

  private double place(int child, List<Integer> group) {
    if (group.size() == 1) {
      return Double.NEGATIVE_INFINITY;
    }
    double best =
        groups.stream()
            .filter(other -> other != group)
            .mapToDouble(other -> mean(child, other))
            .max()
            .orElse(0);
    return mean(child, group) - best;
  }

  /** Mean friendship of a child and the others of a group. */
  private double mean(int child, List<Integer> group) {
    return group.stream()
        .filter(other -> other != child)
        .mapToDouble(other -> friendship[child][other])
        .average()
        .orElse(0);
  }

  /** Mean friendship of two children, one of each group. */
  private double[][] weights() {
    int n = groups.size();
    double[][] weight = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int a : groups.get(i)) {
          for (int b : groups.get(j)) {
            sum += friendship[a][b];
          }
        }
        weight[i][j] = sum / (groups.get(i).size() * groups.get(j).size());
        weight[j][i] = weight[i][j];
      }
    }
    return weight;
  }

  private void merge(List<int[]> pairs) {
    List<List<Integer>> merged = new ArrayList<>(groups);
    for (int[] pair : pairs) {
      List<Integer> both = new ArrayList<>(groups.get(pair[0]));
      both.addAll(groups.get(pair[1]));
      both.sort(Comparator.naturalOrder());
      merged.set(pair[0], both);
      merged.set(pair[1], List.of());
    }
    groups =
        merged.stream()
            .filter(group -> !group.isEmpty())
            .sorted(Comparator.comparing(group -> group.get(0)))
            .toList();
  }
}
