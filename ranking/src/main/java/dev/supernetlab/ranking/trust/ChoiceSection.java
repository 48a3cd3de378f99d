package dev.supernetlab.ranking.trust;

import java.util.List;

/**
 * What the ranking is good for: which children to keep, to drop, to take.
 *
 * @param ranks rank of each child over instances, ordered by ground truth
 * @param recentRanks the same over the last evaluations of the first instance
 * @param ties children that cannot be told from the best by shared weights
 * @param truthTies children that cannot be told from the best by the ground truth; null without
 * @param prune children that can be dropped
 * @param risks what is lost by dropping the children ranked last
 * @param selections what is got by taking the children ranked first, for each instance
 * @param gains the same, expected in a new instance
 * @param sparseTau expected GT-Tau where scores in one bin count as equal
 * @param binWidth of the sparse tau, a fraction 0..1
 * @param topQuarter expected GT-Tau among the true best quarter
 */
public record ChoiceSection(
    List<RankRow> ranks,
    List<RankRow> recentRanks,
    Ties ties,
    Ties truthTies,
    Prune prune,
    List<RiskRow> risks,
    List<SelectionRow> selections,
    List<GainRow> gains,
    Figure sparseTau,
    double binWidth,
    Figure topQuarter) {
  public ChoiceSection {
    ranks = List.copyOf(ranks);
    recentRanks = List.copyOf(recentRanks);
    risks = List.copyOf(risks);
    selections = List.copyOf(selections);
    gains = List.copyOf(gains);
  }

  /**
   * Ranks of one child (1 = best), as a box plot shows them.
   *
   * @param score mean; null if it has none
   * @param truth accuracy by ground truth; null if it has none
   * @param trueRank null likewise
   * @param n rankings that have it
   */
  public record RankRow(
      String child,
      Double score,
      Double truth,
      Integer trueRank,
      int n,
      Double min,
      Double lowerQuartile,
      Double median,
      Double upperQuartile,
      Double max,
      Double mean) {}

  /**
   * Children that cannot be told apart from the best.
   *
   * @param children best first; empty if there are too few repetitions
   * @param level chance that the best by expectation is among them
   * @param reason why it could not be computed; null if it was
   */
  public record Ties(
      List<String> children, int compared, int repetitions, double level, String reason) {
    public Ties {
      children = List.copyOf(children);
    }
  }

  /**
   * Children that can be dropped.
   *
   * @param children worst first
   * @param risk that the child with the best expected score is among them
   * @param reason why it could not be computed; null if it was
   */
  public record Prune(
      List<String> children, int compared, int repetitions, double risk, String reason) {
    public Prune {
      children = List.copyOf(children);
    }
  }

  /**
   * Dropping so many children ranked last, looking for so many truly best.
   *
   * @param lost how many of these are dropped, for each instance
   * @param failures instances that lose any
   * @param low end of the interval of {@code failureRate}
   * @param high likewise
   */
  public record RiskRow(
      int dropped,
      int top,
      List<Integer> lost,
      int failures,
      double failureRate,
      double low,
      double high) {}

  /**
   * Taking the k children that an instance ranks first.
   *
   * @param trueRanks of these, 1 = best
   * @param bestTruth ground-truth accuracy of the best of them, a fraction 0..1
   * @param regret how much better the best of all is
   * @param precision share of the true k best among them (P@k)
   * @param bottomPrecision share of the true k worst among the k ranked last
   * @param bestRelativeRank {@code bestTrueRank} by the number of children (BR@k)
   */
  public record SelectionRow(
      String instance,
      int k,
      List<String> children,
      List<Integer> trueRanks,
      int bestTrueRank,
      double bestTruth,
      double regret,
      double precision,
      double bottomPrecision,
      double bestRelativeRank) {}

  /**
   * Taking the k children that a new instance ranks first.
   *
   * @param regret expected, in accuracy
   * @param precision expected P@k
   * @param bestRelativeRank expected BR@k
   */
  public record GainRow(int k, Figure regret, Figure precision, Figure bestRelativeRank) {}
}
