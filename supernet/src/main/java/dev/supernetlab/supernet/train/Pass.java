package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.function.Function;

/**
 * One child's way through the network in one step.
 *
 * @param slots where the child's parameters live
 * @param momentum of the running statistics
 */
record Pass(Kernels kernels, Child child, Function<Parameter, Slot> slots, double momentum) {

  Tensor value(Parameter parameter) {
    return slots.apply(parameter).value();
  }

  Tensor gradient(Parameter parameter) {
    return slots.apply(parameter).gradient();
  }

  /** BN without affine parameters; the running statistics follow. */
  void normalise(Tensor x, Parameter statistics, Tensor saved, Tensor y, boolean add) {
    kernels.batchNorm(x, null, null, saved, false, y, add);
    follow(x, statistics, saved);
  }

  /** Running statistics take in what batch normalisation saved. */
  void follow(Tensor x, Parameter statistics, Tensor saved) {
    kernels.updateRunning(saved, x.length() / x.dim(3), momentum, value(statistics));
  }

  /** Gradient of {@link #normalise}; dx is overwritten. */
  void normaliseBackward(Tensor x, Tensor saved, Tensor dy, Tensor dx) {
    dx.clear();
    kernels.batchNormBackward(x, null, saved, false, null, dy, dx, null, null);
  }
}
