package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.kernels.portable.PortableKernels;

/**
 * Separable convolutions that there are no vector kernels for. The portable kernels compute with
 * INDArrays, so activations on the heap are copied.
 */
final class PortableSeparable {
  private final PortableKernels kernels = new PortableKernels();

  void forward(Normalised x, SeparableWeights w, After after, Tensor y, boolean add) {
    Tensor output = reachable(y);
    kernels.separable(reachable(x), w, after, output, add);
    moveBack(output, y);
  }

  void backward(
      Normalised x,
      SeparableWeights w,
      Normalised y,
      Tensor dy,
      Tensor dx,
      boolean add,
      SeparableWeights dw) {
    Tensor gradient = reachable(dx);
    kernels.separableBackward(reachable(x), w, reachable(y), reachable(dy), gradient, add, dw);
    moveBack(gradient, dx);
  }

  private static Normalised reachable(Normalised x) {
    return new Normalised(reachable(x.raw()), x.saved());
  }

  private static Tensor reachable(Tensor x) {
    return x.heap() == null ? x : Tensor.zeros(x.shape()).fill(x.heap());
  }

  private static void moveBack(Tensor computed, Tensor y) {
    if (computed != y) {
      y.fill(computed.toArray());
    }
  }
}
