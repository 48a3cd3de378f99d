package dev.supernetlab.ranking.choice;

import dev.supernetlab.ranking.Ranks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * Where one child comes in several rankings: a box of a box plot. Ranks: 1 = best.
 *
 * @param trueRank by ground truth; empty if the child has none
 * @param n rankings that rank the child
 * @param lowerQuartile by linear interpolation between order statistics (NumPy's default)
 */
public record RankSpread(
    int child,
    OptionalInt trueRank,
    int n,
    double min,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double max,
    double mean) {

  /**
   * The boxes of the children that are ranked at all, in the order of the ground truth; those
   * without one come last, by index.
   *
   * @param rankings scores of several instances, or of the last evaluations of one
   * @param truth all NaN if there is none
   */
  public static List<RankSpread> of(List<double[]> rankings, double[] truth) {
    int[] trueRanks = Ranks.ordinal(truth);
    List<int[]> ranks = rankings.stream().map(Ranks::ordinal).toList();
    return IntStream.range(0, truth.length)
        .boxed()
        .sorted(
            Comparator.comparingInt(
                child -> trueRanks[child] == 0 ? Integer.MAX_VALUE : trueRanks[child]))
        .map(
            child ->
                of(
                    child,
                    trueRanks[child],
                    ranks.stream().mapToDouble(r -> r[child]).filter(r -> r > 0).toArray()))
        .filter(spread -> spread.n() > 0)
        .toList();
  }

  private static RankSpread of(int child, int trueRank, double[] ranks) {
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(ranks);
    OptionalInt known = trueRank == 0 ? OptionalInt.empty() : OptionalInt.of(trueRank);
    return ranks.length == 0
        ? new RankSpread(child, known, 0, 0, 0, 0, 0, 0, 0)
        : new RankSpread(
            child,
            known,
            ranks.length,
            Arrays.stream(ranks).min().getAsDouble(),
            percentile.evaluate(25),
            percentile.evaluate(50),
            percentile.evaluate(75),
            Arrays.stream(ranks).max().getAsDouble(),
            Arrays.stream(ranks).average().getAsDouble());
  }
}
