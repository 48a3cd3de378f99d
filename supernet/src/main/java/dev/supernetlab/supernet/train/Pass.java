package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.DenseWeights;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Operation;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.function.Function;

/**
 * One child's way through the network in one step.
 *
 * @param slots where the child's parameters live
 * @param momentum of the running statistics
 * @param smoothing of the labels
 */
record Pass(
    Kernels kernels,
    Child child,
    Function<Parameter, Slot> slots,
    double momentum,
    double smoothing) {

  Tensor value(Parameter parameter) {
    return slots.apply(parameter).value();
  }

  Tensor gradient(Parameter parameter) {
    return slots.apply(parameter).gradient();
  }

  SeparableWeights values(Operation.Stage stage) {
    return new SeparableWeights(
        value(stage.depthwise()), stage.dilation(), value(stage.pointwise()));
  }

  SeparableWeights gradients(Operation.Stage stage) {
    return new SeparableWeights(
        gradient(stage.depthwise()), stage.dilation(), gradient(stage.pointwise()));
  }

  DenseWeights values(Operation.Dense dense) {
    return new DenseWeights(dense.convolutions().stream().map(this::value).toList());
  }

  DenseWeights gradients(Operation.Dense dense) {
    return new DenseWeights(dense.convolutions().stream().map(this::gradient).toList());
  }

  /** Running statistics take in those of a batch. */
  void follow(Normalised x, Parameter statistics) {
    follow(x.raw(), x.saved(), statistics);
  }

  /** Running statistics take in those of a batch, which has as many values per channel as x. */
  void follow(Tensor x, Tensor saved, Parameter statistics) {
    kernels.updateRunning(saved, x.length() / x.dim(3), momentum, value(statistics));
  }
}
