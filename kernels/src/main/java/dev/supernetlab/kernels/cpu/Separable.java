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
  private final int[] image;
  private final int[] gradient;
  private final int[] middle;
  private final float[] padded;
  private final float[] paddedGradient;
  private final float[] result;

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
    this.image = new int[transfer.length()];
    this.gradient = new int[transfer.length()];
    this.middle = new int[transfer.length() + Depthwise.overhang(dilation) * c];
    this.padded = new float[geometry.length()];
    this.paddedGradient = new float[geometry.length()];
    this.result = new float[transfer.length()];
  }

  void forward(Tensor x, Tensor depthwiseTensor, Tensor pointwiseTensor, Tensor y) {
    float[] w = depthwiseWeights.load(depthwiseTensor, 0);
    float[] v = pointwiseWeights.load(pointwiseTensor, 0);
    for (int n = 0; n < x.dim(0); n++) {
      depthwiseForward(x, n, w);
      pointwise.forward(middle, 0, v, 0, result, 0, transfer.pixels(), false);
      transfer.store(result, y, n);
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
      depthwiseForward(x, n, w);
      transfer.load(dy, n, gradient);
      weightGradients();
      if (dx != null) {
        addInputGradient(dx, n);
      }
    }
    depthwiseWeights.addTo(dDepthwise, 0);
    pointwiseWeights.addTo(dPointwise, 0);
  }

  private void depthwiseForward(Tensor x, int n, float[] w) {
    transfer.load(x, n, image);
    int pitch = geometry.pitch();
    channels.reluInto(image, padded, geometry.at(), pitch, geometry.rows(), geometry.width());
    depthwise.forward(padded, 0, pitch, w, middle, geometry.rows(), geometry.width());
  }

  private void weightGradients() {
    pointwise.weightGradient(
        middle, 0, gradient, 0, pointwiseWeights.gradient(), 0, transfer.pixels());
    int width = geometry.width();
    int c = geometry.channels();
    for (int row = 0; row < geometry.rows(); row++) {
      int to = geometry.at() + row * geometry.pitch() * c;
      pointwise.forward(gradient, row * width * c, transposed, 0, paddedGradient, to, width, false);
    }
    depthwise.weightGradient(
        padded,
        0,
        geometry.pitch(),
        paddedGradient,
        geometry.at(),
        geometry.pitch(),
        depthwiseWeights.gradient(),
        geometry.rows(),
        width);
    pointwiseWeights.imageDone();
    depthwiseWeights.imageDone();
  }

  private void addInputGradient(Tensor dx, int n) {
    depthwise.forward(
        paddedGradient, 0, geometry.pitch(), reversed, middle, geometry.rows(), geometry.width());
    transfer.load(dx, n, result);
    channels.addWherePositive(image, middle, result, transfer.pixels());
    transfer.store(result, dx, n);
  }
}
