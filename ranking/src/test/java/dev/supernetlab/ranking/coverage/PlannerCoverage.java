package dev.supernetlab.ranking.coverage;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.plan.Averaging;
import dev.supernetlab.ranking.plan.Power;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;

/** Whether the planner's numbers do what it says of them. */
final class PlannerCoverage {
  private static final double ALPHA = 0.05;
  private static final double POWER = 0.8;

  private PlannerCoverage() {}

  /**
   * Power that was asked for and found.
   *
   * @param sd of a tau between instances
   * @param instances planned
   * @param promised power at so many
   * @param found share of studies with a significant difference
   */
  record PowerRow(double difference, double sd, int instances, double promised, double found) {}

  /** Two policies of normal taus, compared by Student's t. */
  static PowerRow power(double difference, double sd, int studies, long seed) {
    int n = Power.repetitions(POWER, k -> Power.twoSample(difference, sd, k, ALPHA)).orElseThrow();
    double critical = new TDistribution(2.0 * n - 2).inverseCumulativeProbability(1 - ALPHA / 2);
    RandomGenerator random = Randoms.seeded(seed);
    long found =
        IntStream.range(0, studies)
            .filter(
                s ->
                    Math.abs(t(normal(n, 0, sd, random), normal(n, difference, sd, random)))
                        > critical)
            .count();
    return new PowerRow(
        difference, sd, n, Power.twoSample(difference, sd, n, ALPHA), found / (double) studies);
  }

  private static double[] normal(int n, double mean, double sd, RandomGenerator random) {
    return random.doubles(n).map(u -> mean + sd * random.nextGaussian()).toArray();
  }

  private static double t(double[] x, double[] y) {
    Summary one = Summary.of(x);
    Summary other = Summary.of(y);
    double variance =
        (Math.pow(one.sd().orElseThrow(), 2) + Math.pow(other.sd().orElseThrow(), 2)) / x.length;
    return (one.mean().orElseThrow() - other.mean().orElseThrow()) / Math.sqrt(variance);
  }

  /**
   * Planning from a pilot study of a few instances.
   *
   * @param needed instances that really give the power
   * @param plain share of pilots whose number is enough if the spread is taken as seen
   * @param cautious the same with the upper 80 % bound of the spread
   */
  record PilotRow(int pilot, int needed, double plain, double cautious) {}

  /** Pilots of normal taus. */
  static PilotRow pilots(double difference, double sd, int pilot, int studies, long seed) {
    int needed = needed(difference, sd);
    RandomGenerator random = Randoms.seeded(seed);
    int plain = 0;
    int cautious = 0;
    for (int s = 0; s < studies; s++) {
      double seen = Summary.of(normal(pilot, 0, sd, random)).sd().orElseThrow();
      plain += enough(difference, seen, needed) ? 1 : 0;
      cautious += enough(difference, Power.upperSd(seen, pilot, POWER), needed) ? 1 : 0;
    }
    return new PilotRow(pilot, needed, plain / (double) studies, cautious / (double) studies);
  }

  /** Whether so many would be planned, or more: fewer seem to have too little power. */
  private static boolean enough(double difference, double seen, int needed) {
    return Power.twoSample(difference, seen, needed - 1, ALPHA) < POWER;
  }

  private static int needed(double difference, double sd) {
    return Power.repetitions(POWER, n -> Power.twoSample(difference, sd, n, ALPHA))
        .orElse(Power.MOST);
  }

  /**
   * Averaging planned from a study.
   *
   * @param tau asked for
   * @param planned mean of the instances planned; of the studies that get there
   * @param reached share of new averages of so many that reach the tau, mean over studies
   * @param studies that get there
   */
  record AveragingRow(double tau, double planned, double reached, int studies) {}

  /** Studies of a scenario, with its ideal accuracies as ground truth. */
  static AveragingRow averaging(
      Scenario scenario, int instances, double tau, int studies, long seed) {
    double[] truth = scenario.idealScores();
    List<double[]> each =
        IntStream.range(0, studies)
            .parallel()
            .mapToObj(s -> averaged(scenario, instances, tau, truth, Randoms.seeded(seed + s)))
            .filter(row -> row.length > 0)
            .toList();
    return new AveragingRow(
        tau,
        each.stream().mapToDouble(r -> r[0]).average().orElse(Double.NaN),
        each.stream().mapToDouble(r -> r[1]).average().orElse(Double.NaN),
        each.size());
  }

  private static double[] averaged(
      Scenario scenario, int instances, double tau, double[] truth, RandomGenerator random) {
    int draws = 200;
    PairOrder order = PairOrder.of(truth);
    return new Averaging(scenario.instances(instances, random), truth)
        .instancesFor(tau, 1 - ALPHA, draws, 1).stream()
            .mapToObj(n -> new double[] {n, share(scenario, n, tau, order, draws, random)})
            .findFirst()
            .orElse(new double[0]);
  }

  private static double share(
      Scenario scenario, int n, double tau, PairOrder truth, int draws, RandomGenerator random) {
    return IntStream.range(0, draws)
            .filter(d -> PairOrder.of(scenario.average(n, random)).value(truth) >= tau)
            .count()
        / (double) draws;
  }
}
