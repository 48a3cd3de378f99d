package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.Arrays;
import java.util.List;

/** The ground truth that a report judges by. */
final class Truth {
  /** Draws of the simulated ceiling. */
  static final int DRAWS = 1000;

  static final long SEED = 1;

  private final StageSpec stage;
  private final StageScores scores;
  private final BnMode bn;
  private final List<double[]> instances;
  private final Reliability reliability;
  private final double[] mean;

  Truth(StageSpec stage, StageScores scores) {
    this.stage = stage;
    this.scores = scores;
    this.bn = stage.evaluation().last().bn().get(0);
    this.instances = scores.last(bn);
    this.reliability = reliability(StageScores.scored(instances));
    this.mean = Series.mean(instances);
  }

  private static Reliability reliability(List<double[]> seeds) {
    return seeds.isEmpty()
        ? Reliability.none()
        : Reliability.of(new GroundTruth.Seeds(seeds), DRAWS, SEED);
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

  /** Accuracies of every instance of the stage; all NaN for one without. */
  List<double[]> instances() {
    return instances;
  }

  /** Tau between all instances of the stage, by their true numbers. */
  Agreement agreement() {
    return Agreement.among(instances);
  }

  /** How reliable the seeds are that have scores. */
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
