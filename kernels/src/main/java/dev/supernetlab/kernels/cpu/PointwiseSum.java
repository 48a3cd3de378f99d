package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/**
 * Pixels times a matrix, for one shape: the sum over several inputs, each with its rows of the
 * matrix, so that their concatenation is never written; with or without a ReLU in front.
 */
final class PointwiseSum {
  private final Input[] inputs;
  private final Transfer output;
  private final int[] gradient;
  private final float[] result;

  PointwiseSum(Lanes lanes, Tensor[] xs, Tensor y, boolean relu) {
    this.output = Transfer.of(y, lanes);
    this.gradient = new int[output.length()];
    this.result = new float[output.length()];
    this.inputs = new Input[xs.length];
    int firstRow = 0;
    for (int j = 0; j < xs.length; j++) {
      inputs[j] = new Input(lanes, Transfer.of(xs[j], lanes), output, firstRow, relu);
      firstRow += xs[j].dim(3);
    }
  }

  void forward(Tensor[] xs, Tensor w, Tensor y) {
    for (Input input : inputs) {
      input.load(w);
    }
    for (int n = 0; n < y.dim(0); n++) {
      for (int j = 0; j < xs.length; j++) {
        inputs[j].forward(xs[j], n, result, j > 0);
      }
      output.store(result, y, n);
    }
  }

  /** An input gradient that is not wanted is null. */
  void backward(Tensor[] xs, Tensor w, Tensor dy, Tensor[] dxs, Tensor dw) {
    for (Input input : inputs) {
      input.load(w);
    }
    for (int n = 0; n < dy.dim(0); n++) {
      output.load(dy, n, gradient);
      for (int j = 0; j < xs.length; j++) {
        inputs[j].backward(xs[j], n, gradient, dxs[j]);
      }
    }
    for (Input input : inputs) {
      input.weights.addTo(dw, input.firstRow);
    }
  }

  private static final class Input {
    private final Transfer transfer;
    private final int firstRow;
    private final boolean relu;
    private final Pointwise forward;
    private final Pointwise backward;
    private final Channels channels;
    private final Weights weights;
    private final float[] transposed;
    private final int[] image;
    private final float[] moved;
    private final float[] result;
    private float[] matrix;

    Input(Lanes lanes, Transfer transfer, Transfer output, int firstRow, boolean relu) {
      int in = transfer.padded();
      int out = output.padded();
      this.transfer = transfer;
      this.firstRow = firstRow;
      this.relu = relu;
      this.forward = Constants.pointwise(lanes, in, out);
      this.backward = Constants.pointwise(lanes, out, in);
      this.channels = Constants.channels(lanes, in);
      this.weights = new Weights(transfer.channels(), in, output.channels(), out);
      this.transposed = new float[in * out];
      this.image = new int[transfer.length()];
      this.moved = new float[transfer.length()];
      this.result = new float[transfer.length()];
    }

    void load(Tensor w) {
      matrix = weights.load(w, firstRow);
      weights.transposeInto(transposed);
    }

    void forward(Tensor x, int n, float[] sum, boolean add) {
      load(x, n);
      forward.forward(image, 0, matrix, 0, sum, 0, transfer.pixels(), add);
    }

    void backward(Tensor x, int n, int[] gradient, Tensor dx) {
      load(x, n);
      forward.weightGradient(image, 0, gradient, 0, weights.gradient(), 0, transfer.pixels());
      weights.imageDone();
      if (dx == null) {
        return;
      }
      transfer.load(dx, n, result);
      if (relu) {
        backward.forward(gradient, 0, transposed, 0, moved, 0, transfer.pixels(), false);
        channels.addWherePositive(image, moved, result, transfer.pixels());
      } else {
        backward.forward(gradient, 0, transposed, 0, result, 0, transfer.pixels(), true);
      }
      transfer.store(result, dx, n);
    }

    private void load(Tensor x, int n) {
      transfer.load(x, n, image);
      if (relu) {
        channels.relu(image, transfer.pixels());
      }
    }
  }
}
