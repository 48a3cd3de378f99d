package dev.supernetlab.ranking.interference;

import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How well each group ranks its own children, and what the best moment of each would give together.
 *
 * @param combined GT-Tau of all children, each scored at its group's best evaluation: a bound that
 *     takes the ground truth to reach, no result
 */
public record WithinGroups(List<GroupTau> groups, Correlation combined) {
  public WithinGroups {
    groups = List.copyOf(groups);
  }

  /**
   * One group.
   *
   * @param last GT-Tau among the group's children at the last evaluation
   * @param bestEvaluation the one with the highest GT-Tau in the group, the earliest of equals;
   *     empty if none has any
   * @param best GT-Tau there
   */
  public record GroupTau(
      List<Integer> children, Correlation last, OptionalInt bestEvaluation, Correlation best) {
    public GroupTau {
      children = List.copyOf(children);
    }
  }

  /** Judges the groups of one instance. */
  public static WithinGroups of(double[][] series, double[] truth, List<List<Integer>> groups) {
    double[] combined = new double[truth.length];
    Arrays.fill(combined, Double.NaN);
    List<GroupTau> taus =
        groups.stream()
            .map(
                children -> {
                  GroupTau group = of(series, truth, children.stream().mapToInt(c -> c).toArray());
                  int at = group.bestEvaluation().orElse(series.length - 1);
                  children.forEach(c -> combined[c] = series[at][c]);
                  return group;
                })
            .toList();
    return new WithinGroups(taus, Coefficient.KENDALL.between(combined, truth));
  }

  private static GroupTau of(double[][] series, double[] truth, int[] children) {
    double[] known = pick(truth, children);
    Correlation[] taus =
        Arrays.stream(series)
            .map(scores -> Coefficient.KENDALL.between(pick(scores, children), known))
            .toArray(Correlation[]::new);
    OptionalInt best =
        IntStream.range(0, taus.length)
            .filter(t -> taus[t].value().isPresent())
            .reduce(
                (a, b) -> taus[b].value().getAsDouble() > taus[a].value().getAsDouble() ? b : a);
    return new GroupTau(
        IntStream.of(children).boxed().toList(),
        taus[taus.length - 1],
        best,
        taus[best.orElse(taus.length - 1)]);
  }

  private static double[] pick(double[] scores, int[] children) {
    return IntStream.of(children).mapToDouble(c -> scores[c]).toArray();
  }
}
