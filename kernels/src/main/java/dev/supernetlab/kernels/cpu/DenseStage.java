package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.DenseWeights;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * ReLU, then dense convolutions one after the other, of one shape: image by image by oneDNN, in
 * native memory of one image. Nothing is kept from forward to backward.
 */
final class DenseStage {
  private final Transfer transfer;
  private final Channels channels;
  private final List<DenseConvolution> convolutions = new ArrayList<>();

  /** relu(x), then what each convolution makes of the one before, and their gradients. */
  private final List<Tensor> values = new ArrayList<>();

  private final List<Tensor> gradients = new ArrayList<>();
  private final RowReader input;
  private final RowReader mask;
  private final RowWriter result;
  private final Affine affine;
  private final Moments moments;
  private final NormGradient normGradient;
  private final float[] zeros;
  private final float[] ones;

  /**
   * A stage.
   *
   * @param shapes of one image each
   */
  DenseStage(Lanes lanes, OneDnn dnn, Tensor x, List<OneDnn.Shape> shapes) {
    this.transfer = Transfer.of(x, lanes);
    Pixel pixel = transfer.pixel();
    this.channels = Constants.channels(pixel);
    addImage(x);
    for (OneDnn.Shape shape : shapes) {
      convolutions.add(new DenseConvolution(dnn, shape));
      addImage(x);
    }
    this.input = new RowReader(transfer, transfer.band());
    this.mask = new RowReader(transfer, transfer.band());
    this.result = new RowWriter(transfer, transfer.band());
    this.affine = new Affine(pixel);
    this.moments = new Moments(pixel);
    this.normGradient = new NormGradient(transfer, transfer.band());
    this.zeros = pixel.filled(0);
    this.ones = pixel.filled(1);
  }

  private void addImage(Tensor x) {
    values.add(Tensor.zeros(1, x.dim(1), x.dim(2), x.dim(3)));
    gradients.add(Tensor.zeros(1, x.dim(1), x.dim(2), x.dim(3)));
  }

  void forward(Tensor x, DenseWeights w, After after, Tensor y, boolean add) {
    affine.load(after);
    moments.clear();
    for (int n = 0; n < x.dim(0); n++) {
      compute(x, n, w, convolutions.size());
      putResult(n, y, add, after instanceof After.Statistics);
    }
    moments.put(after);
  }

  /** The image's values up to those that so many convolutions make. */
  private void compute(Tensor x, int n, DenseWeights w, int count) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      input.read(x, n, row, rows);
      result.open(values.get(0), 0, row, rows, false);
      channels.normalise(
          input.array(),
          input.from(),
          zeros,
          ones,
          zeros,
          true,
          result.array(),
          result.to(),
          false,
          rows * transfer.width());
      result.close();
    }
    for (int number = 0; number < count; number++) {
      convolutions
          .get(number)
          .forward(values.get(number), w.convolutions().get(number), values.get(number + 1));
    }
  }

  private void putResult(int n, Tensor y, boolean add, boolean statistics) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      input.read(values.get(convolutions.size()), 0, row, rows);
      if (statistics) {
        moments.take(input.array(), input.from(), rows * transfer.width());
      }
      result.open(y, n, row, rows, add);
      channels.normalise(
          input.array(),
          input.from(),
          zeros,
          affine.scale(),
          affine.shift(),
          false,
          result.array(),
          result.to(),
          add,
          rows * transfer.width());
      result.close();
    }
  }

  void backward(Tensor x, DenseWeights w, Normalised y, Tensor dy, Tensor dx, DenseWeights dw) {
    normGradient.of(y, dy);
    int last = convolutions.size();
    for (int n = 0; n < x.dim(0); n++) {
      compute(x, n, w, last - 1);
      loadGradient(n);
      for (int number = last - 1; number >= 0; number--) {
        gradients.get(number).clear();
        convolutions
            .get(number)
            .backward(
                values.get(number),
                w.convolutions().get(number),
                gradients.get(number + 1),
                gradients.get(number),
                dw.convolutions().get(number));
      }
      addInputGradient(n, dx);
    }
  }

  /** The gradient of what the last convolution made of an image. */
  private void loadGradient(int n) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      result.open(gradients.get(convolutions.size()), 0, row, rows, false);
      normGradient.load(n, row, rows, result.array(), result.to());
      result.close();
    }
  }

  private void addInputGradient(int n, Tensor dx) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      mask.read(values.get(0), 0, row, rows);
      input.read(gradients.get(0), 0, row, rows);
      result.open(dx, n, row, rows, true);
      channels.addWherePositive(
          mask.array(), input.array(), result.array(), result.to(), rows * transfer.width());
      result.close();
    }
  }
}
