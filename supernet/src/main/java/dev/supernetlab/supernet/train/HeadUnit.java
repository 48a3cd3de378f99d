package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Blueprint;

/** Mean over all pixels, classifier and loss, with their buffers. */
final class HeadUnit {
  private final Blueprint.Linear layer;
  private final Tensor features;
  private final Tensor logits;
  private final Tensor featureGradient;
  private final Tensor logitGradient;

  HeadUnit(Blueprint.Linear layer, Buffers buffers) {
    int classes = layer.bias().length();
    int width = layer.bias().fanIn();
    this.layer = layer;
    this.features = buffers.tensor(buffers.batch(), width);
    this.logits = buffers.tensor(buffers.batch(), classes);
    this.featureGradient = buffers.tensor(buffers.batch(), width);
    this.logitGradient = buffers.tensor(buffers.batch(), classes);
  }

  Tensor logits() {
    return logits;
  }

  double forward(Pass pass, Tensor[] inputs, int[] labels) {
    pass.kernels().globalAverage(inputs, features);
    pass.kernels().linear(features, pass.value(layer.weight()), pass.value(layer.bias()), logits);
    return pass.kernels().softmaxCrossEntropy(logits, labels, pass.smoothing(), logitGradient);
  }

  /** Adds to the inputs' gradients. */
  void backward(Pass pass, Tensor[] inputGradients) {
    featureGradient.clear();
    pass.kernels()
        .linearBackward(
            features,
            pass.value(layer.weight()),
            logitGradient,
            featureGradient,
            pass.gradient(layer.weight()),
            pass.gradient(layer.bias()));
    pass.kernels().globalAverageBackward(featureGradient, inputGradients);
  }
}
