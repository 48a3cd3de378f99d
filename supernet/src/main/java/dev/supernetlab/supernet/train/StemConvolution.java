package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.ConvolutionPair;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Blueprint.StemLayer;
import dev.supernetlab.supernet.network.Parameter;

/** What the stem computes before its last batch normalisation. */
sealed interface StemConvolution {

  /** y = convolution of the images x. */
  void forward(Pass pass, Tensor x, Tensor y);

  /** Adds to the gradients of the parameters. */
  void backward(Pass pass, Tensor x, Tensor dy);

  /** A stem of one layer. */
  record Single(StemLayer layer) implements StemConvolution {
    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
      pass.kernels().convolution(x, pass.value(layer.convolution()), y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor dy) {
      Parameter weights = layer.convolution();
      pass.kernels().convolutionBackward(x, pass.value(weights), dy, null, pass.gradient(weights));
    }
  }

  /**
   * A stem of two layers without a ReLU between.
   *
   * @param saved of the first layer's batch normalisation
   * @param moments the kernels' own
   */
  record Pair(StemLayer first, StemLayer second, Tensor saved, Tensor moments)
      implements StemConvolution {
    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
      pass.kernels().convolutionPair(x, weights(pass), saved, moments, y);
      pass.follow(x, saved, first.statistics());
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor dy) {
      ConvolutionPair gradients =
          new ConvolutionPair(
              pass.gradient(first.convolution()),
              pass.gradient(first.gamma()),
              pass.gradient(first.beta()),
              pass.gradient(second.convolution()));
      pass.kernels().convolutionPairBackward(x, weights(pass), saved, moments, dy, gradients);
    }

    private ConvolutionPair weights(Pass pass) {
      return new ConvolutionPair(
          pass.value(first.convolution()),
          pass.value(first.gamma()),
          pass.value(first.beta()),
          pass.value(second.convolution()));
    }
  }
}
