package dev.supernetlab.ranking.choice;

import dev.supernetlab.ranking.Series;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The children that can be dropped at a stated risk: all that are not in the tie set.
 *
 * @param children worst mean score first
 * @param compared children that every repetition scores
 * @param repetitions behind each mean
 * @param risk highest probability that the child with the best expected score is on the list;
 *     whether that is also the truly best child the scores cannot say, see {@link PruneRisk}
 */
public record PruneList(List<Integer> children, int compared, int repetitions, double risk) {
  public PruneList {
    children = List.copyOf(children);
  }

  /**
   * Lists the children to drop.
   *
   * @param repetitions scores per instance
   * @param risk for example 0.05
   * @return empty where there are too few repetitions for a tie set
   */
  public static Optional<PruneList> of(List<double[]> repetitions, double risk, long seed) {
    return TieSet.of(repetitions, 1 - risk, seed) instanceof TieSet.Of ties
        ? Optional.of(without(ties, repetitions, risk))
        : Optional.empty();
  }

  private static PruneList without(TieSet.Of ties, List<double[]> repetitions, double risk) {
    Set<Integer> kept = new HashSet<>(ties.children());
    double[] means = Series.mean(repetitions);
    List<Integer> dropped =
        IntStream.range(0, means.length)
            .filter(c -> repetitions.stream().noneMatch(scores -> Double.isNaN(scores[c])))
            .boxed()
            .filter(c -> !kept.contains(c))
            .sorted(Comparator.<Integer>comparingDouble(c -> means[c]).thenComparing(c -> c))
            .toList();
    return new PruneList(dropped, ties.compared(), ties.repetitions(), risk);
  }
}
