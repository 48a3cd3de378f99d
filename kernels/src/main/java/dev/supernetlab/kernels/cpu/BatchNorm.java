package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/** Batch normalisation of one shape. */
final class BatchNorm {
  private final Transfer transfer;
  private final Pixel pixel;
  private final Channels channels;
  private final Moments moments;
  private final NormGradient normGradient;
  private final RowReader image;
  private final RowWriter result;
  private final float[] centre;
  private final float[] scale;
  private final float[] shift;

  BatchNorm(Lanes lanes, Tensor x) {
    this.transfer = Transfer.of(x, lanes);
    this.pixel = transfer.pixel();
    this.channels = Constants.channels(pixel);
    this.moments = new Moments(pixel);
    this.normGradient = new NormGradient(transfer, transfer.band());
    this.image = new RowReader(transfer, transfer.band());
    this.result = new RowWriter(transfer, transfer.band());
    this.centre = pixel.filled(0);
    this.scale = pixel.filled(0);
    this.shift = pixel.filled(0);
  }

  /** 1/sqrt(variance + eps). */
  static double inverseDeviation(double variance) {
    return 1 / Math.sqrt(Math.max(0, variance) + Kernels.EPSILON);
  }

  void forward(Tensor x, Tensor gamma, Tensor beta, Tensor saved, boolean relu, Tensor y) {
    moments.clear();
    for (int n = 0; n < x.dim(0); n++) {
      for (int row = 0; row < transfer.rows(); row += transfer.band()) {
        int rows = transfer.bandFrom(row);
        image.read(x, n, row, rows);
        moments.take(image.array(), image.from(), rows * transfer.width());
      }
    }
    moments.put(saved);
    int c = pixel.channels();
    pixel.load(saved, 0, centre);
    for (int i = 0; i < c; i++) {
      scale[i] = saved.floats().get(c + i) * gamma.floats().get(i);
    }
    pixel.load(beta, 0, shift);
    apply(x, relu, y, false);
  }

  void normalise(Normalised x, Tensor y, boolean add) {
    pixel.load(x.saved(), 0, centre);
    pixel.load(x.saved(), pixel.channels(), scale);
    Arrays.fill(shift, 0);
    apply(x.raw(), false, y, add);
  }

  void scale(Tensor x, After.Affine affine, boolean relu, Tensor y) {
    Arrays.fill(centre, 0);
    pixel.load(affine.values(), 0, scale);
    pixel.load(affine.values(), pixel.channels(), shift);
    apply(x, relu, y, false);
  }

  private void apply(Tensor x, boolean relu, Tensor y, boolean add) {
    for (int n = 0; n < x.dim(0); n++) {
      for (int row = 0; row < transfer.rows(); row += transfer.band()) {
        int rows = transfer.bandFrom(row);
        image.read(x, n, row, rows);
        result.open(y, n, row, rows, add);
        channels.normalise(
            image.array(),
            image.from(),
            centre,
            scale,
            shift,
            relu,
            result.array(),
            result.to(),
            add,
            rows * transfer.width());
        result.close();
      }
    }
  }

  void backward(
      Tensor x,
      Tensor gamma,
      Tensor saved,
      boolean relu,
      Tensor y,
      Tensor dy,
      Tensor dx,
      Tensor dGamma,
      Tensor dBeta) {
    normGradient.of(x, gamma, saved, relu ? y : null, dy, dGamma, dBeta);
    for (int n = 0; n < x.dim(0); n++) {
      for (int row = 0; row < transfer.rows(); row += transfer.band()) {
        int rows = transfer.bandFrom(row);
        result.open(dx, n, row, rows, false);
        normGradient.load(n, row, rows, result.array(), result.to());
        result.close();
      }
    }
  }

  static void updateRunning(Tensor saved, long count, double momentum, Tensor running) {
    int c = running.dim(1);
    for (int i = 0; i < c; i++) {
      double scale = saved.floats().get(c + i);
      double variance = (1 / (scale * scale) - Kernels.EPSILON) * count / Math.max(1, count - 1);
      mix(running, i, momentum, saved.floats().get(i));
      mix(running, c + i, momentum, variance);
    }
  }

  private static void mix(Tensor running, int i, double momentum, double batch) {
    double value = running.floats().get(i);
    running.floats().put(i, (float) ((1 - momentum) * value + momentum * batch));
  }
}
