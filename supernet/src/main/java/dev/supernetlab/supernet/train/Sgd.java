package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.Kernels;
import java.util.Collection;

/**
 * SGD with classical momentum and weight decay, as PyTorch defines it, with an optional limit on
 * the L2 norm of the step's gradient.
 */
record Sgd(TrainingSpec.OptimizerSpec spec, TrainingSpec.Inactive inactive) {

  /** L2 norm of the step's gradient over all slots; not finite exactly if one number is not. */
  double norm(Collection<Slot> slots) {
    double sum = 0;
    for (Slot slot : slots) {
      if (slot.used()) {
        for (float value : slot.gradient().toArray()) {
          sum += (double) value * value;
        }
      }
    }
    return Math.sqrt(sum);
  }

  /** Changes the weights and makes all gradients zero. */
  void update(Kernels kernels, Collection<Slot> slots, double rate, double norm) {
    if (spec.gradientClip() > 0) {
      clip(slots, norm);
    }
    for (Slot slot : slots) {
      boolean moves = inactive == TrainingSpec.Inactive.DECAY ? slot.everUsed() : slot.used();
      if (moves) {
        kernels.sgd(
            slot.value(),
            slot.zeroOrGradient(),
            slot.momentum(),
            rate,
            spec.momentum(),
            spec.weightDecay());
      }
      slot.release();
    }
  }

  /** As PyTorch's clip_grad_norm_: the factor is clip / (norm + 1e-6) where that is below 1. */
  private void clip(Collection<Slot> slots, double norm) {
    double factor = spec.gradientClip() / (norm + 1e-6);
    if (factor >= 1) {
      return;
    }
    for (Slot slot : slots) {
      if (slot.used()) {
        float[] gradient = slot.gradient().toArray();
        for (int index = 0; index < gradient.length; index++) {
          gradient[index] = (float) (gradient[index] * factor);
        }
        slot.gradient().fill(gradient);
      }
    }
  }
}
