package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/** What halves the images between two stacks, with its buffers. */
final class ReductionUnit {
  private final Tensor[] outputs;
  private final Tensor[] gradients;

  /**
   * A reduction.
   *
   * @param inputs outputs of the cell below
   * @param buffers of the halved images
   */
  ReductionUnit(Tensor[] inputs, Buffers buffers) {
    this.outputs = new Tensor[inputs.length];
    this.gradients = new Tensor[inputs.length];
    Arrays.setAll(outputs, i -> buffers.activation(inputs[i].dim(3)));
    Arrays.setAll(gradients, i -> buffers.activation(inputs[i].dim(3)));
  }

  Tensor[] outputs() {
    return outputs;
  }

  /** Gradients of the outputs; whoever reads the outputs adds to them. */
  Tensor[] gradients() {
    return gradients;
  }

  void forward(Pass pass, Tensor[] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      pass.kernels().halve(inputs[i], outputs[i]);
    }
  }

  /** Needs the outputs' gradients complete; adds to the inputs'. */
  void backward(Pass pass, Tensor[] inputGradients) {
    for (int i = 0; i < inputGradients.length; i++) {
      pass.kernels().halveBackward(gradients[i], inputGradients[i]);
    }
  }
}
