package dev.supernetlab.sampler;

import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.train.TrainingMemory;
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
            .map(stage -> StageWeights.of(stage, spec).largest())
            .mapToLong(sizes -> sizes.memory() + sizes.heap())
            .max()
            .orElse(0);
    return new TrainerMemory(memory.peak() + weights, memory.buffers() + weights);
  }
}
