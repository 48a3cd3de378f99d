package dev.supernetlab.sampler;

import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.supernet.train.TrainingMemory;

/**
 * What a trainer is estimated to need, in bytes.
 *
 * @param peak with one training at a time
 * @param perFurtherTraining for each further one at the same time
 */
record TrainerMemory(long peak, long perFurtherTraining) {
  static TrainerMemory of(ExperimentSpec spec) {
    TrainingMemory memory = TrainingMemory.of(spec.data(), spec.space(), spec.training());
    return new TrainerMemory(memory.peak(), memory.buffers());
  }
}
