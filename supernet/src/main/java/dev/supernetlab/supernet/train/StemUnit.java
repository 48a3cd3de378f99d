package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Blueprint;

/** One layer of the stem with its buffers. */
final class StemUnit {
  private final Blueprint.StemLayer layer;
  private final Tensor convolved;
  private final Tensor saved;
  private final Tensor output;
  private final Tensor outputGradient;
  private final Tensor convolvedGradient;

  StemUnit(Blueprint.StemLayer layer, Buffers buffers) {
    int channels = layer.gamma().length();
    this.layer = layer;
    this.convolved = buffers.activation(channels);
    this.saved = buffers.saved(channels);
    this.output = buffers.activation(channels);
    this.outputGradient = buffers.activation(channels);
    this.convolvedGradient = buffers.activation(channels);
  }

  Tensor output() {
    return output;
  }

  /** Gradient of the output; whoever reads the output adds to it. */
  Tensor outputGradient() {
    return outputGradient;
  }

  void forward(Pass pass, Tensor x) {
    pass.kernels().convolution(x, pass.value(layer.convolution()), convolved);
    pass.kernels()
        .batchNorm(
            convolved,
            pass.value(layer.gamma()),
            pass.value(layer.beta()),
            saved,
            layer.relu(),
            output,
            false);
    pass.follow(convolved, layer.statistics(), saved);
  }

  /** Needs the output's gradient complete; dx may be null. */
  void backward(Pass pass, Tensor x, Tensor dx) {
    convolvedGradient.clear();
    pass.kernels()
        .batchNormBackward(
            convolved,
            pass.value(layer.gamma()),
            saved,
            layer.relu(),
            output,
            outputGradient,
            convolvedGradient,
            pass.gradient(layer.gamma()),
            pass.gradient(layer.beta()));
    pass.kernels()
        .convolutionBackward(
            x,
            pass.value(layer.convolution()),
            convolvedGradient,
            dx,
            pass.gradient(layer.convolution()));
  }
}
