package dev.supernetlab.analytics.report;

import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.choice.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The children that a ranking puts first, and what they are worth by a ground truth. */
final class TopChildren {
  /** Numbers of children that a user might take. */
  private static final List<Integer> KS = List.of(1, 3, 5, 10);

  private static final int TOP = 10;

  private final List<String> children;
  private final IntUnaryOperator seeds;
  private final double[] truth;

  /**
   * Judges by a ground truth.
   *
   * @param children labels, in the order of the arrays
   * @param seeds behind the ground truth of each child; 0 without one
   * @param truth mean accuracies; all NaN without one
   */
  TopChildren(List<String> children, IntUnaryOperator seeds, double[] truth) {
    this.children = children;
    this.seeds = seeds;
    this.truth = truth;
  }

  /** The children ranked first by the mean score over instances. */
  List<Report.TopChild> ofMean(ScoredStage.Ranking judged) {
    int[] order = Ranks.order(Series.mean(judged.instances()));
    int[] ranks = Ranks.ordinal(truth);
    return IntStream.range(0, Math.min(TOP, order.length))
        .mapToObj(i -> child(i + 1, order[i], ranks[order[i]], judged.instances()))
        .toList();
  }

  private Report.TopChild child(int rank, int child, int trueRank, List<double[]> instances) {
    return new Report.TopChild(
        rank,
        children.get(child),
        Series.mean(instances)[child],
        scoring(instances, child),
        trueRank == 0 ? null : (Integer) trueRank,
        trueRank == 0 ? null : (Double) truth[child],
        seeds.applyAsInt(child));
  }

  /** How many of these arrays have a score of the child. */
  private static int scoring(List<double[]> arrays, int child) {
    return (int) arrays.stream().filter(scores -> !Double.isNaN(scores[child])).count();
  }

  /** What taking the children that each instance ranks first is worth. */
  List<Report.TopChoice> choices(ScoredStage.Ranking judged) {
    List<Report.TopChoice> choices = new ArrayList<>();
    for (int instance = 0; instance < judged.instances().size(); instance++) {
      for (int k : KS) {
        double[] scores = judged.instances().get(instance);
        if (comparable(scores)) {
          Selection top = Selection.of(scores, truth, k);
          choices.add(
              new Report.TopChoice(
                  instance,
                  k,
                  top.children().stream().map(children::get).toList(),
                  top.bestTrueRank(),
                  top.regret()));
        }
      }
    }
    return choices;
  }

  /** Whether any child has both a score and a ground truth. */
  boolean comparable(double[] scores) {
    return IntStream.range(0, truth.length)
        .anyMatch(i -> !Double.isNaN(scores[i]) && !Double.isNaN(truth[i]));
  }
}
