package dev.supernetlab.ranking.phase;

import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * GT-Tau by the operator that the last trained child has on one edge.
 *
 * @param edge from 0, in the order of the code
 * @param operators in the order of their characters; only those that occur
 * @param spread highest less lowest mean tau of an operator; empty with fewer than two operators
 * @param pValue of the hypothesis that the operator does not matter; empty as the spread is, and
 *     where no instance has four cycles of evaluations
 */
public record EdgePhase(
    int edge, List<OperatorTau> operators, OptionalDouble spread, OptionalDouble pValue) {
  /** Shifts drawn for a p-value. */
  public static final int SHIFTS = 999;

  /** Fewer cycles around which there is a whole one leave a steep trend in the comparison. */
  private static final int MIN_CYCLES = 3;

  public EdgePhase {
    operators = List.copyOf(operators);
  }

  /**
   * A row of the table.
   *
   * @param operator its character in the children's codes
   * @param taus of the evaluations that followed a child with it
   */
  public record OperatorTau(char operator, Summary taus) {}

  /**
   * Tables for every edge.
   *
   * <p>For the p-value each tau is compared with the mean over the cycle around it (as many
   * evaluations as there are children), which takes a trend away; the first and the last half cycle
   * are lost by that. The variance between operators is then set against that after shifting the
   * names of the trained children by a random number of evaluations, around the end, each instance
   * by its own: successive evaluations resemble each other, and so do successive children of a
   * fixed order.
   *
   * @param taus GT-Tau of each evaluation, per instance; NaN where undefined
   * @param lastTrained child trained in the step before each evaluation, per instance; -1 unknown
   * @param codes one character per edge for every child
   */
  public static List<EdgePhase> of(
      List<double[]> taus, List<int[]> lastTrained, List<String> codes, long seed) {
    return IntStream.range(0, codes.get(0).length())
        .mapToObj(edge -> of(edge, taus, lastTrained, codes, seed))
        .toList();
  }

  private static EdgePhase of(
      int edge, List<double[]> taus, List<int[]> lastTrained, List<String> codes, long seed) {
    char[] alphabet =
        codes.stream()
            .map(c -> "" + c.charAt(edge))
            .distinct()
            .sorted()
            .reduce("", String::concat)
            .toCharArray();
    List<int[]> operators =
        lastTrained.stream()
            .map(
                last ->
                    IntStream.of(last)
                        .map(
                            u ->
                                u < 0
                                    ? -1
                                    : Arrays.binarySearch(alphabet, codes.get(u).charAt(edge)))
                        .toArray())
            .toList();
    List<OperatorTau> rows =
        IntStream.range(0, alphabet.length)
            .mapToObj(o -> new OperatorTau(alphabet[o], Summary.of(select(taus, operators, o))))
            .filter(row -> row.taus().n() > 0)
            .toList();
    if (rows.size() < 2) {
      return new EdgePhase(edge, rows, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double[] means = rows.stream().mapToDouble(r -> r.taus().mean().orElseThrow()).toArray();
    return new EdgePhase(
        edge,
        rows,
        OptionalDouble.of(
            Arrays.stream(means).max().getAsDouble() - Arrays.stream(means).min().getAsDouble()),
        pValue(taus, operators, alphabet.length, codes.size(), seed + edge));
  }

  private static double[] select(List<double[]> taus, List<int[]> operators, int operator) {
    return IntStream.range(0, taus.size())
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(0, taus.get(i).length)
                    .filter(t -> operators.get(i)[t] == operator)
                    .mapToDouble(t -> taus.get(i)[t]))
        .flatMap(tau -> Double.isNaN(tau) ? DoubleStream.empty() : DoubleStream.of(tau))
        .toArray();
  }

  private static OptionalDouble pValue(
      List<double[]> taus, List<int[]> operators, int alphabet, int cycle, long seed) {
    List<double[]> around = new ArrayList<>();
    List<int[]> shown = new ArrayList<>();
    for (int i = 0; i < taus.size(); i++) {
      int kept = (taus.get(i).length / cycle - 1) * cycle;
      if (kept >= MIN_CYCLES * cycle) {
        around.add(aroundCycleMean(taus.get(i), cycle, kept));
        shown.add(Arrays.copyOfRange(operators.get(i), cycle / 2, cycle / 2 + kept));
      }
    }
    if (around.isEmpty()) {
      return OptionalDouble.empty();
    }
    RandomGenerator random = Randoms.seeded(seed);
    double seen = between(around, shown, new int[around.size()], alphabet);
    int asFar = 1;
    for (int draw = 0; draw < SHIFTS; draw++) {
      int[] shifts = around.stream().mapToInt(row -> random.nextInt(row.length)).toArray();
      if (between(around, shown, shifts, alphabet) >= seen - 1e-12) {
        asFar++;
      }
    }
    return OptionalDouble.of(asFar / (SHIFTS + 1.0));
  }

  /** Values from half a cycle on, each less the mean of the cycle around it; centred. */
  private static double[] aroundCycleMean(double[] taus, int cycle, int kept) {
    double[] around = new double[kept];
    for (int t = 0; t < kept; t++) {
      double mean =
          Arrays.stream(taus, t, t + cycle).filter(tau -> !Double.isNaN(tau)).average().orElse(0);
      around[t] = taus[t + cycle / 2] - mean;
    }
    double mean = Arrays.stream(around).filter(tau -> !Double.isNaN(tau)).average().orElse(0);
    return Arrays.stream(around).map(tau -> tau - mean).toArray();
  }

  /** Sum over operators of (sum of taus)^2 / n. */
  private static double between(
      List<double[]> taus, List<int[]> operators, int[] shifts, int alphabet) {
    double[] sum = new double[alphabet];
    int[] count = new int[alphabet];
    for (int i = 0; i < shifts.length; i++) {
      double[] row = taus.get(i);
      int[] operator = operators.get(i);
      int shifted = shifts[i];
      for (double tau : row) {
        int o = operator[shifted];
        shifted = shifted + 1 < row.length ? shifted + 1 : 0;
        if (o >= 0 && !Double.isNaN(tau)) {
          sum[o] += tau;
          count[o]++;
        }
      }
    }
    return IntStream.range(0, alphabet)
        .mapToDouble(o -> count[o] == 0 ? 0 : sum[o] * sum[o] / count[o])
        .sum();
  }
}
