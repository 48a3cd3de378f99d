package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/**
 * ReLU, depthwise and pointwise convolution of one shape, fused image by image. Nothing is kept
 * from forward to backward: computing the depthwise output again is cheaper than storing it.
 */
final class Separable {
  private final Transfer transfer;
  private final Geometry geometry;
  private final Depthwise depthwise;
  private final Pointwise pointwise;
  private final Weights depthwiseWeights;
  private final Weights pointwiseWeights;
  private final float[] reversed;
  private final float[] transposed;
  private final Channels channels;
  private final int[] band;
  private final int[] middle;
  private final float[] padded;
  private final float[] paddedGradient;
  private final float[] result;
  private final Affine affine;
  private final float[] none;

  Separable(Lanes lanes, Tensor x, int kernel, int dilation) {
    this.transfer = Transfer.of(x, lanes);
    int c = transfer.padded();
    this.geometry = new Geometry(x.dim(1), x.dim(2), dilation * (kernel / 2), c);
    this.depthwise = Constants.depthwise(lanes, c, kernel, dilation);
    this.pointwise = Constants.pointwise(lanes, c, c);
    this.channels = Constants.channels(lanes, c);
    this.depthwiseWeights = new Weights(kernel * kernel, kernel * kernel, transfer.channels(), c);
    this.pointwiseWeights = new Weights(transfer.channels(), c, transfer.channels(), c);
    this.reversed = new float[kernel * kernel * c];
    this.transposed = new float[c * c];
    int length = transfer.band() * transfer.rowLength();
    this.band = new int[length];
    this.middle = new int[length + Depthwise.overhang(dilation) * c];
    this.padded = new float[geometry.length()];
    this.paddedGradient = new float[geometry.length()];
    this.result = new float[length];
    this.affine = new Affine(c);
    this.none = new float[c];
  }

  /**
   * The forward call.
   *
   * @param after scale and shift of the result [2,C], or null
   */
  void forward(
      Tensor x,
      Tensor depthwiseTensor,
      Tensor pointwiseTensor,
      Tensor after,
      Tensor y,
      boolean add) {
    float[] w = depthwiseWeights.load(depthwiseTensor, 0);
    float[] v = pointwiseWeights.load(pointwiseTensor, 0);
    float[] bias = affine.load(after).shift();
    pointwiseWeights.scale(affine.scale());
    for (int n = 0; n < x.dim(0); n++) {
      loadPadded(x, n);
      for (int row = 0; row < transfer.rows(); row += transfer.band()) {
        int rows = transfer.bandFrom(row);
        int pixels = rows * transfer.width();
        if (add) {
          transfer.load(y, n, row, rows, result);
        }
        depthwise(padded, row, w, rows);
        pointwise.forward(middle, 0, v, 0, bias, result, 0, pixels, add);
        transfer.store(result, y, n, row, rows);
      }
    }
  }

  void backward(
      Tensor x,
      Tensor depthwiseTensor,
      Tensor pointwiseTensor,
      Tensor dy,
      Tensor dx,
      Tensor dDepthwise,
      Tensor dPointwise) {
    float[] w = depthwiseWeights.load(depthwiseTensor, 0);
    depthwiseWeights.reverseInto(reversed);
    pointwiseWeights.load(pointwiseTensor, 0);
    pointwiseWeights.transposeInto(transposed);
    for (int n = 0; n < x.dim(0); n++) {
      loadPadded(x, n);
      pointwiseBackward(dy, n, w);
      depthwise.weightGradient(
          padded,
          0,
          geometry.pitch(),
          paddedGradient,
          geometry.at(),
          geometry.pitch(),
          depthwiseWeights.gradient(),
          geometry.rows(),
          geometry.width());
      pointwiseWeights.imageDone();
      depthwiseWeights.imageDone();
      if (dx != null) {
        addInputGradient(dx, n);
      }
    }
    depthwiseWeights.moveTo(dDepthwise, 0);
    pointwiseWeights.moveTo(dPointwise, 0);
  }

  /** relu(x) of one image, padded. */
  private void loadPadded(Tensor x, int n) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      transfer.load(x, n, row, rows, band);
      channels.reluInto(band, padded, at(row), geometry.pitch(), rows, geometry.width());
    }
  }

  /** Depthwise output of so many rows, in middle. */
  private void depthwise(float[] source, int row, float[] w, int rows) {
    int from = row * geometry.pitch() * geometry.channels();
    depthwise.forward(source, from, geometry.pitch(), w, middle, rows, geometry.width());
  }

  /** Gradients of the pointwise weights and, padded, of the depthwise output. */
  private void pointwiseBackward(Tensor dy, int n, float[] w) {
    int width = geometry.width();
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      depthwise(padded, row, w, rows);
      transfer.load(dy, n, row, rows, band);
      pointwise.weightGradient(middle, 0, band, 0, pointwiseWeights.gradient(), 0, rows * width);
      for (int r = 0; r < rows; r++) {
        int from = r * transfer.rowLength();
        pointwise.forward(
            band, from, transposed, 0, none, paddedGradient, at(row + r), width, false);
      }
    }
  }

  private void addInputGradient(Tensor dx, int n) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      depthwise(paddedGradient, row, reversed, rows);
      transfer.load(dx, n, row, rows, result);
      channels.addWherePositive(
          padded, at(row), geometry.pitch(), middle, result, rows, geometry.width());
      transfer.store(result, dx, n, row, rows);
    }
  }

  /** Index of a row's first pixel in a padded image. */
  private int at(int row) {
    return geometry.at() + row * geometry.pitch() * geometry.channels();
  }
}
