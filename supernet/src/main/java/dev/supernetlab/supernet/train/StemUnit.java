package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Blueprint.StemLayer;
import java.util.List;

/** The stem with its buffers. */
final class StemUnit {
  private final StemLayer last;
  private final StemConvolution convolution;
  private final Tensor convolved;
  private final Tensor saved;
  private final Tensor output;
  private final Tensor outputGradient;
  private final Tensor convolvedGradient;

  /** A stem of one layer, or of two without a ReLU between. */
  StemUnit(List<StemLayer> layers, int inputs, Buffers buffers) {
    this.last = layers.get(layers.size() - 1);
    this.convolution = convolution(layers, inputs, buffers);
    int channels = last.gamma().length();
    this.convolved = buffers.convolved(channels);
    this.saved = buffers.saved(channels);
    this.output = buffers.activation(channels);
    this.outputGradient = buffers.activation(channels);
    this.convolvedGradient = buffers.convolved(channels);
  }

  private static StemConvolution convolution(List<StemLayer> layers, int inputs, Buffers buffers) {
    StemLayer first = layers.get(0);
    if (layers.size() == 1) {
      return new StemConvolution.Single(first);
    }
    int patch = 9 * inputs;
    return new StemConvolution.Pair(
        first,
        layers.get(1),
        buffers.saved(first.gamma().length()),
        buffers.tensor(patch + 1, patch));
  }

  Tensor output() {
    return output;
  }

  /** Gradient of the output; whoever reads the output adds to it. */
  Tensor outputGradient() {
    return outputGradient;
  }

  void forward(Pass pass, Tensor images) {
    convolution.forward(pass, images, convolved);
    pass.kernels()
        .batchNorm(
            convolved,
            pass.value(last.gamma()),
            pass.value(last.beta()),
            saved,
            last.relu(),
            output);
    pass.follow(convolved, saved, last.statistics());
  }

  /** Needs the output's gradient complete. */
  void backward(Pass pass, Tensor images) {
    pass.kernels()
        .batchNormBackward(
            convolved,
            pass.value(last.gamma()),
            saved,
            last.relu(),
            output,
            outputGradient,
            convolvedGradient,
            pass.gradient(last.gamma()),
            pass.gradient(last.beta()));
    convolution.backward(pass, images, convolvedGradient);
  }
}
