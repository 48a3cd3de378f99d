package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * ReLU, depthwise and pointwise convolution of one shape, fused image by image. Nothing is kept
 * from forward to backward: computing the depthwise output again is cheaper than storing it.
 */
final class Separable {
  private final Transfer transfer;
  private final Pixel pixel;
  private final Geometry geometry;
  private final Depthwise depthwise;
  private final Pointwise pointwise;
  private final Weights depthwiseWeights;
  private final Weights pointwiseWeights;
  private final float[] reversed;
  private final float[] transposed;
  private final Channels channels;
  private final RowReader image;
  private final float[] gradient;
  private final float[] middle;
  private final int[] factors;
  private final float[] padded;
  private final float[] paddedGradient;
  private final RowWriter result;
  private final Affine affine;
  private final Moments moments;
  private final NormGradient normGradient;
  private final float[] centre;
  private final float[] scale;
  private final float[] none;

  Separable(Lanes lanes, Tensor x, int kernel, int dilation) {
    this.transfer = Transfer.of(x, lanes);
    this.pixel = transfer.pixel();
    int c = pixel.padded();
    this.geometry = new Geometry(x.dim(1), x.dim(2), dilation * (kernel / 2), c);
    this.depthwise =
        kernel <= 5
            ? Constants.depthwise(pixel, kernel, dilation)
            : new PlainDepthwise(pixel, kernel, dilation);
    this.pointwise = Constants.pointwise(pixel, pixel);
    this.channels = Constants.channels(pixel);
    this.depthwiseWeights = new Weights(kernel * kernel, kernel * kernel, pixel);
    this.pointwiseWeights = new Weights(pixel.channels(), c, pixel);
    this.reversed = new float[kernel * kernel * c];
    this.transposed = new float[c * c];
    int length = transfer.band() * transfer.rowLength();
    this.image = new RowReader(transfer, transfer.band());
    this.gradient = new float[length];
    this.middle = new float[length + Depthwise.overhang(dilation) * c];
    this.factors = new int[length];
    this.padded = new float[geometry.length()];
    this.paddedGradient = new float[geometry.length()];
    this.result = new RowWriter(transfer, transfer.band());
    this.affine = new Affine(pixel);
    this.moments = new Moments(pixel);
    this.normGradient = new NormGradient(transfer, transfer.band());
    this.centre = pixel.filled(0);
    this.scale = pixel.filled(1);
    this.none = pixel.filled(0);
  }

  void forward(Normalised x, SeparableWeights weights, After after, Tensor y, boolean add) {
    float[] w = depthwiseWeights.load(weights.depthwise(), 0);
    float[] v = pointwiseWeights.load(weights.pointwise(), 0);
    float[] bias = affine.load(after).shift();
    pointwiseWeights.scale(affine.scale());
    boolean counted = after instanceof After.Statistics;
    moments.clear();
    loadNormalisation(x);
    for (int n = 0; n < y.dim(0); n++) {
      loadPadded(x.raw(), n);
      for (int row = 0; row < transfer.rows(); row += transfer.band()) {
        int rows = transfer.bandFrom(row);
        int pixels = rows * transfer.width();
        depthwise(padded, row, w, rows);
        channels.copyBits(middle, 0, factors, pixels);
        result.open(y, n, row, rows, add);
        pointwise.forward(factors, 0, v, 0, bias, result.array(), result.to(), pixels, add);
        if (counted) {
          moments.take(result.array(), result.to(), pixels);
        }
        result.close();
      }
    }
    moments.put(after);
  }

  void backward(
      Normalised x,
      SeparableWeights weights,
      Normalised y,
      Tensor dy,
      Tensor dx,
      boolean add,
      SeparableWeights gradients) {
    float[] w = depthwiseWeights.load(weights.depthwise(), 0);
    depthwiseWeights.reverseInto(reversed);
    pointwiseWeights.load(weights.pointwise(), 0);
    pointwiseWeights.transposeInto(transposed, pixel.padded());
    loadNormalisation(x);
    normGradient.of(y, dy);
    for (int n = 0; n < dy.dim(0); n++) {
      loadPadded(x.raw(), n);
      pointwiseBackward(n, w);
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
      inputGradient(dx, n, add);
    }
    depthwiseWeights.moveTo(gradients.depthwise(), 0);
    pointwiseWeights.moveTo(gradients.pointwise(), 0);
  }

  private void loadNormalisation(Normalised x) {
    if (x.saved() == null) {
      Arrays.fill(centre, 0);
      Arrays.fill(scale, 1);
    } else {
      pixel.load(x.saved(), 0, centre);
      pixel.load(x.saved(), pixel.channels(), scale);
    }
  }

  /** relu of the normalised x of one image, padded. */
  private void loadPadded(Tensor x, int n) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      image.read(x, n, row, rows);
      channels.reluInto(
          image.array(),
          image.from(),
          centre,
          scale,
          padded,
          at(row),
          geometry.pitch(),
          rows,
          geometry.width());
    }
  }

  /** Depthwise output of so many rows, in middle. */
  private void depthwise(float[] source, int row, float[] w, int rows) {
    int from = row * geometry.pitch() * geometry.channels();
    depthwise.forward(source, from, geometry.pitch(), w, middle, rows, geometry.width());
  }

  /** Gradients of the pointwise weights and, padded, of the depthwise output. */
  private void pointwiseBackward(int n, float[] w) {
    int width = geometry.width();
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      depthwise(padded, row, w, rows);
      normGradient.load(n, row, rows, gradient, 0);
      pointwise.weightGradient(
          middle, 0, gradient, 0, pointwiseWeights.gradient(), 0, rows * width);
      channels.copyBits(gradient, 0, factors, rows * width);
      for (int r = 0; r < rows; r++) {
        int from = r * transfer.rowLength();
        pointwise.forward(
            factors, from, transposed, 0, none, paddedGradient, at(row + r), width, false);
      }
    }
  }

  private void inputGradient(Tensor dx, int n, boolean add) {
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      depthwise(paddedGradient, row, reversed, rows);
      result.open(dx, n, row, rows, add);
      channels.moveWherePositive(
          padded,
          at(row),
          geometry.pitch(),
          middle,
          result.array(),
          result.to(),
          add,
          rows,
          geometry.width());
      result.close();
    }
  }

  /** Index of a row's first pixel in a padded image. */
  private int at(int row) {
    return geometry.at() + row * geometry.pitch() * geometry.channels();
  }
}
