package dev.supernetlab.benchmarks.pipeline;

import dev.supernetlab.benchmarks.Network;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.List;

/**
 * An experiment that keeps the machine busy for about a minute: one super-net training per
 * processor, whose snapshots are all scored, on generated images. They are grey and have 28 rows,
 * or 14, so the paper's network gets those. Training the small network takes a little longer than
 * scoring it, as in the quickstart.
 *
 * @param trainings super-nets
 * @param steps of each
 * @param every steps between the snapshots of the last order cycle
 * @param images that each child is scored on
 */
record Work(Network network, int trainings, int steps, int every, int images) {
  private static final int SIDE = 28;
  private static final int TRAIN_IMAGES = 8_192;

  /** The warm-up has so many times the trainings, for the sake of their last snapshots. */
  private static final int MORE_TRAININGS = 4;

  /** Each is so many times shorter. */
  private static final int SHORTER = 8;

  /** The network's work. */
  static Work of(Network network, int processors) {
    return switch (network.name()) {
      case "paper" -> new Work(network, processors, 64, 4, 128);
      case "small" -> new Work(network, processors, 288, 2, 128);
      default -> new Work(network, processors, 25_600, 1, 512);
    };
  }

  /** What is measured. */
  ExperimentSpec measured() {
    return spec("pipeline", trainings, steps, new EvaluationSpec.Dense(1, every, null));
  }

  /** What comes before it in the same processes, so that both sides are compiled and have data. */
  ExperimentSpec warmUp() {
    return spec("pipeline-warm-up", trainings * MORE_TRAININGS, steps / SHORTER, null);
  }

  private ExperimentSpec spec(String name, int instances, int length, EvaluationSpec.Dense dense) {
    DataSpec data =
        new DataSpec(
            DataSpec.Source.GENERATED,
            null,
            Math.max(1, SIDE / network.shape().height()),
            new DataSpec.Split(DataSpec.From.TRAIN, TRAIN_IMAGES),
            new DataSpec.Split(DataSpec.From.TRAIN, images),
            new DataSpec.Split(DataSpec.From.TEST, images),
            null);
    StageSpec stage =
        new StageSpec(
            "shared",
            StageSpec.Kind.SUPER_NET,
            null,
            null,
            instances,
            new StageSpec.Length(length, null, null),
            new EvaluationSpec(EvaluationSpec.On.VALIDATION, dense, null),
            null,
            null,
            null,
            null,
            null);
    TrainingSpec training = new TrainingSpec(network.batch(), null, null, null, null);
    return new ExperimentSpec(
        name, null, data, network.spec(), training, List.of(stage), null, null);
  }
}
