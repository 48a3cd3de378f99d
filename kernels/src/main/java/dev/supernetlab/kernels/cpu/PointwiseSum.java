package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;

/**
 * Pixels times a matrix, for one shape: the sum over several inputs, each with its rows of the
 * matrix, so that their concatenation is never written; with or without a ReLU in front.
 */
final class PointwiseSum {
  private final Input[] inputs;
  private final Transfer output;
  private final Channels channels;
  private final float[] gradient;
  private final int[] gradientBits;
  private final RowWriter result;
  private final Affine affine;
  private final Moments moments;
  private final NormGradient normGradient;
  private final float[] none;

  PointwiseSum(Lanes lanes, Tensor[] xs, Tensor y, boolean relu) {
    this.output = Transfer.of(y, lanes);
    this.channels = Constants.channels(output.pixel());
    this.gradient = new float[output.band() * output.rowLength()];
    this.gradientBits = new int[gradient.length];
    this.result = new RowWriter(output, output.band());
    this.affine = new Affine(output.pixel());
    this.moments = new Moments(output.pixel());
    this.normGradient = new NormGradient(output, output.band());
    this.none = output.pixel().filled(0);
    this.inputs = new Input[xs.length];
    int firstRow = 0;
    for (int j = 0; j < xs.length; j++) {
      inputs[j] = new Input(Transfer.of(xs[j], lanes), output, firstRow, relu);
      firstRow += xs[j].dim(3);
    }
  }

  void forward(Tensor[] xs, Tensor w, After after, Tensor y, boolean add) {
    affine.load(after);
    for (Input input : inputs) {
      input.load(w);
      input.weights.scale(affine.scale());
    }
    boolean counted = after instanceof After.Statistics;
    moments.clear();
    for (int n = 0; n < y.dim(0); n++) {
      for (int row = 0; row < output.rows(); row += output.band()) {
        int rows = output.bandFrom(row);
        result.open(y, n, row, rows, add);
        for (int j = 0; j < xs.length; j++) {
          float[] bias = j == 0 ? affine.shift() : none;
          inputs[j].forward(xs[j], n, row, rows, bias, result, add || j > 0);
        }
        if (counted) {
          moments.take(result.array(), result.to(), rows * output.width());
        }
        result.close();
      }
    }
    moments.put(after);
  }

  /** An input gradient that is not wanted is null. */
  void backward(Tensor[] xs, Tensor w, Normalised y, Tensor dy, Tensor[] dxs, Tensor dw) {
    for (Input input : inputs) {
      input.load(w);
      input.weights.transposeInto(input.transposed, input.transfer.padded());
    }
    normGradient.of(y, dy);
    for (int n = 0; n < dy.dim(0); n++) {
      for (int row = 0; row < output.rows(); row += output.band()) {
        int rows = output.bandFrom(row);
        normGradient.load(n, row, rows, gradient, 0);
        channels.copyBits(gradient, 0, gradientBits, rows * output.width());
        for (int j = 0; j < xs.length; j++) {
          inputs[j].backward(xs[j], n, row, rows, gradient, gradientBits, dxs[j]);
        }
      }
      for (Input input : inputs) {
        input.weights.imageDone();
      }
    }
    for (Input input : inputs) {
      input.weights.moveTo(dw, input.firstRow);
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
    private final float[] positive;
    private final float[] moved;
    private final int[] factors;
    private final RowReader reader;
    private final RowWriter result;
    private final float[] none;
    private float[] matrix;

    Input(Transfer transfer, Transfer output, int firstRow, boolean relu) {
      int in = transfer.padded();
      int out = output.padded();
      this.transfer = transfer;
      this.firstRow = firstRow;
      this.relu = relu;
      this.forward = Constants.pointwise(transfer.pixel(), output.pixel());
      this.backward = Constants.pointwise(output.pixel(), transfer.pixel());
      this.channels = Constants.channels(transfer.pixel());
      this.weights = new Weights(transfer.channels(), in, output.pixel());
      this.transposed = new float[out * in];
      int length = output.band() * transfer.rowLength();
      this.positive = new float[length];
      this.moved = new float[length];
      this.factors = new int[length];
      this.reader = new RowReader(transfer, output.band());
      this.result = new RowWriter(transfer, output.band());
      this.none = transfer.pixel().filled(0);
    }

    void load(Tensor w) {
      matrix = weights.load(w, firstRow);
    }

    void forward(Tensor x, int n, int row, int rows, float[] bias, RowWriter sum, boolean add) {
      reader.read(x, n, row, rows);
      int pixels = rows * transfer.width();
      if (relu) {
        channels.reluBits(reader.array(), reader.from(), factors, pixels);
      } else {
        channels.copyBits(reader.array(), reader.from(), factors, pixels);
      }
      forward.forward(factors, 0, matrix, 0, bias, sum.array(), sum.to(), pixels, add);
    }

    void backward(
        Tensor x, int n, int row, int rows, float[] gradient, int[] gradientBits, Tensor dx) {
      reader.read(x, n, row, rows);
      int pixels = rows * transfer.width();
      float[] image = reader.array();
      int from = reader.from();
      if (relu) {
        channels.relu(image, from, positive, pixels);
        image = positive;
        from = 0;
      }
      forward.weightGradient(image, from, gradient, 0, weights.gradient(), 0, pixels);
      if (dx == null) {
        return;
      }
      result.open(dx, n, row, rows, true);
      if (relu) {
        backward.forward(gradientBits, 0, transposed, 0, none, moved, 0, pixels, false);
        channels.addWherePositive(positive, moved, result.array(), result.to(), pixels);
      } else {
        backward.forward(
            gradientBits, 0, transposed, 0, none, result.array(), result.to(), pixels, true);
      }
      result.close();
    }
  }
}
