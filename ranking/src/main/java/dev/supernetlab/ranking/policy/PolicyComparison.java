package dev.supernetlab.ranking.policy;

import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Sharing policies against each other.
 *
 * @param policies each with its cost
 * @param pairs every two policies
 */
public record PolicyComparison(List<Policy> policies, List<Pair> pairs) {
  public PolicyComparison {
    policies = List.copyOf(policies);
    pairs = List.copyOf(pairs);
  }

  /**
   * Compares every two policies: paired where at least two instances have equal seeds, else
   * unpaired.
   *
   * @param basis in words, what is alike of them or not, for example {@code as trained}
   * @param truthSeeds seeds of the ground truth, which is the same for all
   * @param level coverage of the intervals
   */
  public static PolicyComparison of(
      List<PolicyRun> runs, String basis, int truthSeeds, double level) {
    Intervals intervals = new Intervals(level);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int j = i + 1; j < runs.size(); j++) {
        pairs.add(compare(runs.get(i), runs.get(j), basis, truthSeeds, intervals));
      }
    }
    return new PolicyComparison(runs.stream().map(run -> run.row(basis)).toList(), adjusted(pairs));
  }

  /** Both comparisons; p-values are adjusted over the pairs of one basis. */
  public PolicyComparison and(PolicyComparison other) {
    return new PolicyComparison(
        Stream.concat(policies.stream(), other.policies.stream()).toList(),
        Stream.concat(pairs.stream(), other.pairs.stream()).toList());
  }

  private static Pair compare(
      PolicyRun first, PolicyRun second, String basis, int truthSeeds, Intervals intervals) {
    double[] differences = first.differences(second);
    if (differences.length > 1) {
      return pair(
          first,
          second,
          basis,
          differences.length,
          DifferenceTest.paired(differences, truthSeeds, intervals));
    }
    double[] one = first.defined();
    double[] other = second.defined();
    return one.length > 1 && other.length > 1
        ? pair(first, second, basis, 0, DifferenceTest.unpaired(one, other, truthSeeds, intervals))
        : new Pair(
            first.name(),
            second.name(),
            basis,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            cost(first, second),
            "needs two instances of each policy");
  }

  private static Pair pair(
      PolicyRun first, PolicyRun second, String basis, int n, DifferenceTest test) {
    Interval.Of interval = test.interval() instanceof Interval.Of of ? of : null;
    return new Pair(
        first.name(),
        second.name(),
        basis,
        n,
        test.difference(),
        interval == null ? null : (Double) interval.low(),
        interval == null ? null : (Double) interval.high(),
        test.p(),
        null,
        null,
        cost(first, second),
        test.interval() instanceof Interval.TooFew few ? few.reason() : null);
  }

  private static String cost(PolicyRun first, PolicyRun second) {
    if (first.budget().isEmpty() || second.budget().isEmpty()) {
      return "what they cost is not known";
    }
    double one = first.budget().get().imagesTrained();
    double other = second.budget().get().imagesTrained();
    return one == other
        ? "equal cost: as many images trained on"
        : String.format(
            Locale.ROOT,
            "different cost: %s trains on %.2g times the images of %s",
            one > other ? first.name() : second.name(),
            Math.max(one, other) / Math.min(one, other),
            one > other ? second.name() : first.name());
  }

  private static List<Pair> adjusted(List<Pair> pairs) {
    List<Pair> tested = pairs.stream().filter(p -> p.p() != null).toList();
    double[] p = tested.stream().mapToDouble(Pair::p).toArray();
    double[] holm = MultipleTests.holm(p);
    double[] benjaminiHochberg = MultipleTests.benjaminiHochberg(p);
    List<Pair> adjusted = new ArrayList<>(pairs);
    for (int i = 0; i < tested.size(); i++) {
      adjusted.set(
          pairs.indexOf(tested.get(i)), tested.get(i).adjusted(holm[i], benjaminiHochberg[i]));
    }
    return adjusted;
  }

  /**
   * A policy.
   *
   * @param basis of the comparison that this is for
   * @param ranking key of the ranking that is compared; null if it has none
   * @param gtTau mean GT-Tau; null if there is none
   * @param budget what one instance cost; null if not known
   */
  public record Policy(
      String name,
      String basis,
      String ranking,
      int instances,
      Double gtTau,
      Study.Budget budget) {}

  /**
   * The difference of two policies in expected GT-Tau, first less second.
   *
   * @param basis what is alike of the policies, in words
   * @param n pairs of instances with equal seeds; 0 if the test is unpaired
   * @param difference null if one has no GT-Tau
   * @param low end of the interval; null if there are too few for one
   * @param high likewise
   * @param p of the two-sided test; null as before
   * @param holm p adjusted over all pairs, so that the chance of any false difference is kept
   * @param benjaminiHochberg p adjusted so that the share of false differences is kept
   * @param cost sentence about equal or different cost
   * @param reason why there is no interval; null if there is one
   */
  public record Pair(
      String first,
      String second,
      String basis,
      int n,
      Double difference,
      Double low,
      Double high,
      Double p,
      Double holm,
      Double benjaminiHochberg,
      String cost,
      String reason) {
    private Pair adjusted(double byHolm, double byBenjaminiHochberg) {
      return new Pair(
          first,
          second,
          basis,
          n,
          difference,
          low,
          high,
          p,
          byHolm,
          byBenjaminiHochberg,
          cost,
          reason);
    }
  }
}
