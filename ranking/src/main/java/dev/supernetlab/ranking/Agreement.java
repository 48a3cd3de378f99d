package dev.supernetlab.ranking;

import java.util.ArrayList;
import java.util.List;
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

  /** Which pairs of rankings count. */
  @FunctionalInterface
  public interface Pairs {
    /** Any two. */
    Pairs ALL = (i, j) -> true;

    /** Whether rankings i &lt; j are one. */
    boolean count(int i, int j);
  }

  /** Compares every pair of rankings (scores per child). */
  public static Agreement among(List<double[]> rankings) {
    int n = rankings.size();
    List<PairOrder> orders = PairOrder.all(rankings);
    Correlation[][] taus = new Correlation[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        taus[i][j] = orders.get(i).tau(orders.get(j));
        taus[j][i] = taus[i][j];
      }
    }
    return new Agreement(n, IntStream.range(0, n).mapToObj(i -> List.of(taus[i])).toList());
  }

  /** The n(n-1)/2 pairs, row by row. */
  public List<Correlation> pairs() {
    return pairs(Pairs.ALL);
  }

  /** Those of the pairs that count, row by row. */
  public List<Correlation> pairs(Pairs which) {
    List<Correlation> pairs = new ArrayList<>();
    for (int i = 0; i < rankings; i++) {
      for (int j = i + 1; j < rankings; j++) {
        if (which.count(i, j)) {
          pairs.add(matrix.get(i).get(j));
        }
      }
    }
    return pairs;
  }

  /** Mean and spread over the defined pairs. */
  public Summary summary() {
    return Summary.of(pairs());
  }
}
