package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.Reliability;
import dev.supernetlab.ranking.Series;
import java.util.Arrays;
import java.util.List;

/** The ground truth that a report judges by. */
final class Truth {
  /** Draws of the simulated ceiling. */
  static final int DRAWS = 1000;

  private static final long SEED = 1;

  private final StageSpec stage;
  private final StageScores scores;
  private final BnMode bn;
  private final Reliability reliability;
  private final double[] mean;

  Truth(StageSpec stage, StageScores scores) {
    this.stage = stage;
    this.scores = scores;
    this.bn = stage.evaluation().last().bn().get(0);
    List<double[]> seeds =
        scores.instances(bn).stream().map(instance -> scores.last(instance, bn)).toList();
    this.reliability = Reliability.of(seeds, DRAWS, SEED);
    this.mean = seeds.isEmpty() ? unknown(scores.children().size()) : Series.mean(seeds);
  }

  /** What stands for a ground truth where there is none. */
  static Reliability nothing() {
    return Reliability.of(List.of(), DRAWS, SEED);
  }

  static double[] unknown(int children) {
    double[] unknown = new double[children];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  StageSpec stage() {
    return stage;
  }

  StageScores scores() {
    return scores;
  }

  BnMode bn() {
    return bn;
  }

  Reliability reliability() {
    return reliability;
  }

  /** Mean accuracy of each child over the seeds. */
  double[] mean() {
    return mean;
  }

  int children() {
    return (int) Arrays.stream(mean).filter(m -> !Double.isNaN(m)).count();
  }
}
