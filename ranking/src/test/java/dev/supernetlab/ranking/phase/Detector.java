package dev.supernetlab.ranking.phase;

import dev.supernetlab.ranking.Randoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What raises an alarm about phase in a synthetic study. */
enum Detector {
  PERIODICITY("repeats with the cycle") {
    @Override
    boolean alarm(Study study) {
      return Periodicity.of(study.fixed(), study.children, study.seed)
              instanceof Periodicity.Tested tested
          && tested.present();
    }
  },
  CYCLE_LENGTH("cycle length found") {
    @Override
    boolean alarm(Study study) {
      return CycleLength.detect(study.fixed())
          .filter(found -> study.gain == 0 || found.evaluations() == study.children)
          .isPresent();
    }
  },
  LAST_TRAINED_FIXED("own gain, fixed order") {
    @Override
    boolean alarm(Study study) {
      return present(study.fixed(), study.lastTrained, study.seed);
    }
  },
  LAST_TRAINED_RESHUFFLED("own gain, reshuffled order") {
    @Override
    boolean alarm(Study study) {
      return present(study.reshuffled(), study.lastTrained, study.seed);
    }
  },
  ORDER("order recovered") {
    @Override
    boolean alarm(Study study) {
      return TrainingOrder.recover(study.fixed(), study.seed)
          .filter(TrainingOrder::present)
          .isPresent();
    }
  },
  /** Four instances of a tau with the noise's memory, higher after one operator. */
  OPERATOR("operator of an edge, 4 instances") {
    @Override
    boolean alarm(Study study) {
      int n = study.children;
      List<double[]> taus = new ArrayList<>();
      for (int instance = 0; instance < 4; instance++) {
        double[][] series = study.noise.draw(study.evaluations, 1, study.random);
        double[] tau = new double[series.length];
        Arrays.setAll(tau, t -> series[t][0] + (4 * (t % n) / n == 1 ? study.gain : 0));
        taus.add(tau);
      }
      int[] last = SyntheticSeries.enumeration(study.evaluations, n);
      List<String> codes =
          IntStream.range(0, n).mapToObj(c -> Integer.toString(4 * c / n)).toList();
      return EdgePhase.of(taus, List.of(last, last, last, last), codes, study.seed)
              .get(0)
              .pValue()
              .orElse(1)
          <= Periodicity.SIGNIFICANCE;
    }
  };

  /** Share of the gain left after a further step. */
  private static final double KEPT = 0.8;

  final String words;

  Detector(String words) {
    this.words = words;
  }

  abstract boolean alarm(Study study);

  private static boolean present(List<double[][]> instances, int[] lastTrained, long seed) {
    return LastTrained.of(instances, List.of(lastTrained), seed)
        .filter(LastTrained::present)
        .isPresent();
  }

  /** One study of one instance; the gain in standard deviations of an innovation. */
  static final class Study {
    final SyntheticSeries noise;
    final int evaluations;
    final int children;
    final double gain;
    final long seed;
    final RandomGenerator random;
    private int[] lastTrained;

    Study(SyntheticSeries noise, int evaluations, int children, double gain, long seed) {
      this.noise = noise;
      this.evaluations = evaluations;
      this.children = children;
      this.gain = gain;
      this.seed = seed;
      random = Randoms.seeded(seed);
    }

    List<double[][]> fixed() {
      return trainedIn(SyntheticSeries.enumeration(evaluations, children));
    }

    List<double[][]> reshuffled() {
      return trainedIn(SyntheticSeries.reshuffled(evaluations, children, random));
    }

    private List<double[][]> trainedIn(int[] order) {
      lastTrained = order;
      double[][] series = noise.draw(evaluations, children, random);
      SyntheticSeries.plant(series, order, gain, KEPT);
      return List.<double[][]>of(series);
    }
  }
}
