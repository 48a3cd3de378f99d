package dev.supernetlab.sampler;

import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.train.TrainingMemory;
import dev.supernetlab.supernet.train.WeightSizes;
import java.util.Comparator;

/**
 * What a trainer is estimated to need, in bytes.
 *
 * @param peak with one training at a time
 * @param perFurtherTraining for each further one at the same time
 */
public record TrainerMemory(long peak, long perFurtherTraining) {
  static TrainerMemory of(ExperimentSpec spec) {
    TrainingSpec largest =
        spec.stages().stream()
            .map(stage -> stage.trainingOr(spec.training()))
            .max(Comparator.comparingInt(TrainingSpec::batch))
            .orElse(spec.training());
    TrainingMemory memory = TrainingMemory.of(spec.data(), spec.space(), largest);
    long weights =
        spec.stages().stream()
            .filter(stage -> ownWeights(stage.sharing().policy()))
            .mapToLong(stage -> weights(StageWeights.of(stage, spec).largest()))
            .max()
            .orElse(0);
    return new TrainerMemory(memory.peak() + weights, memory.buffers() + weights);
  }

  /** Whether one training has as many weights as children; else they are little. */
  private static boolean ownWeights(StageSpec.Policy policy) {
    return switch (policy) {
      case PREFIX, ONLY, EXCEPT -> true;
      case ALL, NONE, GROUP -> false;
    };
  }

  /** The slots, and a checkpoint and a snapshot on their way to the store. */
  private static long weights(WeightSizes sizes) {
    return sizes.memory() + sizes.checkpointBytes() + sizes.snapshotBytes();
  }
}
