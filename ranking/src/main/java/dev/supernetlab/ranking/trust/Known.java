package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Study;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A study with what is known of its ground truth. */
final class Known {
  private final Study study;
  private final double[] truth;
  private final PairOrder order;
  private final Reliability reliability;

  Known(Study study) {
    this.study = study;
    this.truth = study.truth().map(GroundTruth::mean).orElseGet(() -> unknown(study));
    this.order = PairOrder.of(truth);
    this.reliability =
        study
            .truth()
            .map(t -> Reliability.of(t, study.settings().draws(), study.settings().seed()))
            .orElseGet(Reliability::none);
  }

  private static double[] unknown(Study study) {
    double[] unknown = new double[study.children().size()];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  Study study() {
    return study;
  }

  /** Mean accuracy of each child; NaN where it has none. */
  double[] truth() {
    return truth;
  }

  PairOrder order() {
    return order;
  }

  Reliability reliability() {
    return reliability;
  }

  /** Ground-truth seeds; 0 without. */
  int seeds() {
    return reliability.seeds();
  }

  /** Children that have a ground truth. */
  int children() {
    return (int) Arrays.stream(truth).filter(t -> !Double.isNaN(t)).count();
  }

  /** Whether scores tell any two children with a ground truth apart. */
  boolean ranks(double[] scores) {
    return IntStream.range(0, scores.length)
            .filter(c -> !Double.isNaN(scores[c]) && !Double.isNaN(truth[c]))
            .mapToDouble(c -> scores[c])
            .distinct()
            .limit(2)
            .count()
        == 2;
  }

  List<Correlation> taus(List<double[]> scores) {
    return scores.stream().map(s -> PairOrder.of(s).tau(order)).toList();
  }
}
