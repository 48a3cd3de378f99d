package dev.supernetlab.ranking.choice;

import dev.supernetlab.ranking.Randoms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;

/**
 * The children that cannot be told apart from the best: with probability {@code level} the child
 * with the best expected score is among them, however many children are compared.
 *
 * <p>Subset selection (Gupta 1965; multiple comparisons with the best, Hsu 1984): child c is out if
 * its mean falls short of the highest mean by more than d(c), the {@code level} quantile of max_j
 * (e_j - e_c), where e is a draw of the errors of all means together. If c is the best, its
 * shortfall is at most that maximum, so it is out with probability 1 - level. The errors are drawn
 * as sums of the repetitions' deviations from the mean with normal weights, which keeps what
 * variances and correlations the children have.
 */
public sealed interface TieSet {
  /** Fewer repetitions do not tell how far means scatter. */
  int MIN_REPETITIONS = 3;

  /** Draws of the errors. */
  int DRAWS = 2000;

  /**
   * The set.
   *
   * @param members best mean first; the first is the best seen
   * @param compared children that every repetition scores
   * @param repetitions instances or seeds behind each mean
   */
  record Of(List<Member> members, int compared, int repetitions, double level) implements TieSet {
    public Of {
      members = List.copyOf(members);
    }

    /** Indices of the members. */
    public List<Integer> children() {
      return members.stream().map(Member::child).toList();
    }
  }

  /**
   * A child that may be the best.
   *
   * @param mean score over the repetitions
   * @param gap to the highest mean
   * @param limit gap from which on the child would be out
   */
  record Member(int child, double mean, double gap, double limit) {}

  /**
   * No set can be told.
   *
   * @param reason in words, fit to stand where the set would
   */
  record TooFew(int repetitions, String reason) implements TieSet {}

  /**
   * The tie set by repeated scores.
   *
   * @param repetitions scores per instance (or accuracies per ground-truth seed); children that one
   *     of them misses are left out
   * @param level for example 0.95
   */
  static TieSet of(List<double[]> repetitions, double level, long seed) {
    int k = repetitions.size();
    int[] children = everywhere(repetitions);
    if (k < MIN_REPETITIONS || children.length < 2) {
      return tooFew(k, children.length);
    }
    double[] means = means(repetitions, children);
    double[][] deviations = new double[k][children.length];
    for (int r = 0; r < k; r++) {
      for (int c = 0; c < children.length; c++) {
        deviations[r][c] =
            (repetitions.get(r)[children[c]] - means[c]) / Math.sqrt((double) k * (k - 1));
      }
    }
    RandomGenerator random = Randoms.seeded(seed);
    Supplier<double[]> errors = () -> weighted(deviations, random);
    return select(children, means, errors, k, level, random);
  }

  /**
   * The tie set of a ground truth published as mean and standard deviation per child, seeds taken
   * as independent between children.
   *
   * @param sds standard deviation between seeds; children without are left out
   * @param seeds behind each mean
   */
  static TieSet ofTable(double[] means, double[] sds, int seeds, double level, long seed) {
    int[] children =
        IntStream.range(0, means.length).filter(c -> !Double.isNaN(means[c] + sds[c])).toArray();
    if (seeds < MIN_REPETITIONS || children.length < 2) {
      return tooFew(seeds, children.length);
    }
    double[] known = IntStream.of(children).mapToDouble(c -> means[c]).toArray();
    double[] spread = IntStream.of(children).mapToDouble(c -> sds[c] / Math.sqrt(seeds)).toArray();
    RandomGenerator random = Randoms.seeded(seed);
    Supplier<double[]> errors =
        () -> Arrays.stream(spread).map(s -> s * random.nextGaussian()).toArray();
    return select(children, known, errors, seeds, level, random);
  }

  private static TieSet tooFew(int repetitions, int children) {
    return new TooFew(
        repetitions,
        children < 2
            ? "fewer than two children are scored by all"
            : "too few repetitions to know how far means scatter: " + repetitions);
  }

  private static int[] everywhere(List<double[]> repetitions) {
    return repetitions.isEmpty()
        ? new int[0]
        : IntStream.range(0, repetitions.get(0).length)
            .filter(c -> repetitions.stream().noneMatch(scores -> Double.isNaN(scores[c])))
            .toArray();
  }

  private static double[] means(List<double[]> repetitions, int[] children) {
    return IntStream.of(children)
        .mapToDouble(c -> repetitions.stream().mapToDouble(s -> s[c]).average().orElseThrow())
        .toArray();
  }

  private static double[] weighted(double[][] deviations, RandomGenerator random) {
    double[] sum = new double[deviations[0].length];
    for (double[] deviation : deviations) {
      double weight = random.nextGaussian();
      for (int c = 0; c < sum.length; c++) {
        sum[c] += weight * deviation[c];
      }
    }
    return sum;
  }

  private static TieSet select(
      int[] children,
      double[] means,
      Supplier<double[]> errors,
      int repetitions,
      double level,
      RandomGenerator random) {
    double[][] shortfalls = new double[children.length][DRAWS];
    // Variances estimated from few values: Student's correction with the freedom they have
    // together.
    int freedom = (repetitions - 1) * (children.length - 1);
    RandomDataGenerator chiSquared = new RandomDataGenerator(random.nextLong());
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] error = errors.get();
      double student = Math.sqrt(freedom / chiSquared.nextGamma(freedom / 2.0, 2));
      double highest = Arrays.stream(error).max().orElseThrow();
      for (int c = 0; c < children.length; c++) {
        shortfalls[c][draw] = student * (highest - error[c]);
      }
    }
    double best = DoubleStream.of(means).max().orElseThrow();
    int last = (int) Math.ceil(level * DRAWS) - 1;
    List<Member> members =
        IntStream.range(0, children.length)
            .mapToObj(
                c -> {
                  Arrays.sort(shortfalls[c]);
                  return new Member(children[c], means[c], best - means[c], shortfalls[c][last]);
                })
            .filter(member -> member.gap() <= member.limit())
            .sorted(Comparator.comparingDouble(Member::gap).thenComparing(Member::child))
            .toList();
    return new Of(members, children.length, repetitions, level);
  }
}
