package dev.supernetlab.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How much several rankings of the same children agree: S-Tau between the instances of a super-net
 * stage, reliability between the seeds of a ground truth.
 *
 * @param rankings how many are compared
 * @param matrix tau of every pair; the diagonal is a ranking with itself
 */
public record Agreement(int rankings, List<List<Correlation>> matrix) {
  public Agreement {
    matrix = matrix.stream().map(List::copyOf).toList();
  }

  /** Compares every pair of rankings (scores per child). */
  public static Agreement among(List<double[]> rankings) {
    int n = rankings.size();
    Correlation[][] taus = new Correlation[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        taus[i][j] = Coefficient.KENDALL.between(rankings.get(i), rankings.get(j));
        taus[j][i] = taus[i][j];
      }
    }
    return new Agreement(n, IntStream.range(0, n).mapToObj(i -> List.of(taus[i])).toList());
  }

  /** The n(n-1)/2 pairs, row by row. */
  public List<Correlation> pairs() {
    List<Correlation> pairs = new ArrayList<>();
    for (int i = 0; i < rankings; i++) {
      pairs.addAll(matrix.get(i).subList(i + 1, rankings));
    }
    return pairs;
  }

  /** Mean and spread over the defined pairs. */
  public Summary summary() {
    return Summary.of(pairs());
  }

  /**
   * Mean tau over the pairs of a resample of the rankings. Two copies of one ranking agree by
   * construction and are no pair; empty if no pair is left.
   */
  OptionalDouble meanOfResample(int[] sample) {
    return IntStream.range(0, sample.length)
        .boxed()
        .flatMap(
            i ->
                IntStream.range(i + 1, sample.length)
                    .filter(j -> sample[j] != sample[i])
                    .mapToObj(j -> matrix.get(sample[i]).get(sample[j])))
        .map(Correlation::value)
        .filter(Predicate.not(OptionalDouble::isEmpty))
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
