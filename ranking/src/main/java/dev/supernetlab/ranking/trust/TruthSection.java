package dev.supernetlab.ranking.trust;

import java.util.List;

/**
 * How reliable the ground truth is, and what a ranking could reach against it at best.
 *
 * @param seeds repetitions of each child
 * @param children that have an accuracy
 * @param minSeedTau tau between seeds under which no verdict is given
 * @param worst smallest mean accuracy of a child
 * @param best largest one
 * @param seedSd standard deviation of a child's accuracy between seeds, pooled over children
 * @param seedTau mean tau between two seeds; simulated where the seeds themselves are not given
 * @param leaveOneOut mean tau of one seed against the mean of the others
 * @param ceiling tau that the noise-free ranking would reach against the mean of these seeds
 * @param pairs tau of every two seeds; empty where the seeds themselves are not given
 * @param ceilings the ceiling against the mean of so many seeds
 */
public record TruthSection(
    int seeds,
    int children,
    double minSeedTau,
    Figure worst,
    Figure best,
    Figure seedSd,
    Figure seedTau,
    Figure leaveOneOut,
    Figure ceiling,
    List<Pair> pairs,
    List<CeilingRow> ceilings) {
  public TruthSection {
    pairs = List.copyOf(pairs);
    ceilings = List.copyOf(ceilings);
  }

  /**
   * Two seeds, or two instances.
   *
   * @param tau null where it is undefined
   */
  public record Pair(String first, String second, Double tau) {}

  /**
   * What can be seen with more seeds.
   *
   * @param seeds whose mean is the ground truth
   * @param tau that the noise-free ranking is expected to reach
   */
  public record CeilingRow(int seeds, double tau) {}
}
