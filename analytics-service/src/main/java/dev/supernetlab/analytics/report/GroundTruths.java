package dev.supernetlab.analytics.report;

import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.List;
import java.util.stream.IntStream;

/** How reliable a ground truth is, in figures. */
final class GroundTruths {
  private static final String SEEDS = "seeds";
  private static final String CHILDREN = "children";

  private GroundTruths() {}

  static Report.GroundTruth figures(Truth truth, double minSeedTau) {
    return new Report.GroundTruth(
        truth.stage(),
        truth.reliability().seeds(),
        truth.children(),
        truth.origin().on(),
        truth.origin().images(),
        truth.origin().bn(),
        worst(truth),
        best(truth),
        seedSd(truth),
        seedTau(truth),
        truth.agreement().pairs().stream().map(Figure::of).toList(),
        minSeedTau,
        ceiling(truth));
  }

  /** Mean accuracy of the child that has the smallest, a fraction 0..1. */
  static Figure worst(Truth truth) {
    int[] order = Ranks.order(truth.mean());
    return order.length == 0 ? unscored() : accuracy(truth, order[order.length - 1]);
  }

  /** Mean accuracy of the child that has the largest, a fraction 0..1. */
  static Figure best(Truth truth) {
    int[] order = Ranks.order(truth.mean());
    return order.length == 0 ? unscored() : accuracy(truth, order[0]);
  }

  private static Figure unscored() {
    return Figure.none(0, SEEDS, "no child has scores after the last step");
  }

  private static Figure accuracy(Truth truth, int child) {
    if (truth.instances().isEmpty()) {
      return Figure.plain(
          truth.mean()[child], truth.seeds(child), SEEDS, "only the mean over seeds was imported");
    }
    Summary seeds = Summary.of(scores(truth, child));
    return seeds.n() < 2
        ? Figure.plain(seeds.mean().orElseThrow(), 1, SEEDS, "one seed has no range")
        : Figure.range(seeds, SEEDS, "the range over seeds, not an interval");
  }

  private static double[] scores(Truth truth, int child) {
    return truth.instances().stream()
        .mapToDouble(seed -> seed[child])
        .filter(score -> !Double.isNaN(score))
        .toArray();
  }

  /** Standard deviation of a child's accuracy between seeds, pooled over children. */
  static Figure seedSd(Truth truth) {
    int pooled =
        (int)
            IntStream.range(0, truth.mean().length).filter(child -> truth.seeds(child) > 1).count();
    return truth.reliability().seedSd().isEmpty()
        ? Figure.none(pooled, CHILDREN, "no child has two seeds")
        : Figure.plain(
            truth.reliability().seedSd().getAsDouble(),
            pooled,
            CHILDREN,
            "pooled over children that differ");
  }

  /** Mean tau between two seeds. */
  static Figure seedTau(Truth truth) {
    Reliability reliability = truth.reliability();
    List<Correlation> pairs = reliability.agreement().pairs();
    if (reliability.seeds() < 2) {
      return Figure.none(
          reliability.seeds(),
          SEEDS,
          reliability.seeds() == 0
              ? "no seed has scores after the last step"
              : "there is only one seed: how noisy it is is not known");
    }
    if (truth.instances().isEmpty()) {
      return reliability.seedTau().isEmpty()
          ? Figure.none(reliability.seeds(), SEEDS, "the spread between seeds is not known")
          : Figure.plain(
              reliability.seedTau().getAsDouble(),
              reliability.seeds(),
              SEEDS,
              "simulated from the imported means and deviations");
    }
    if (reliability.seedTau().isEmpty()) {
      String reason = ((Correlation.Undefined) pairs.get(0)).reason();
      return Figure.none(reliability.seeds(), SEEDS, reason);
    }
    return Figure.of(
        reliability.agreement().summary(),
        reliability.seedTauInterval(SuperNetReport.INTERVALS, Truth.DRAWS, Truth.SEED),
        "pairs of seeds");
  }

  /** Tau that a perfect ranking is expected to reach against the mean of these seeds. */
  static Figure ceiling(Truth truth) {
    Reliability reliability = truth.reliability();
    return reliability.ceiling().isEmpty()
        ? Figure.none(truth.children(), CHILDREN, "the seeds do not tell the children apart")
        : Figure.plain(
            reliability.ceiling().getAsDouble(),
            truth.children(),
            CHILDREN,
            "simulated from the spread between seeds");
  }
}
