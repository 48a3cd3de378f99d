package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * Batch normalisation of one shape. Sums are single precision within an image, around its own mean,
 * and double precision over the images.
 */
final class BatchNorm {
  private final Transfer transfer;
  private final Channels channels;
  private final int[] image;
  private final int[] gradient;
  private final int[] mask;
  private final float[] result;
  private final float[] zeros;
  private final float[] centre;
  private final float[] first;
  private final float[] second;
  private final float[] third;
  private final double[] mean;
  private final double[] squares;

  BatchNorm(Lanes lanes, Tensor x) {
    this.transfer = Transfer.of(x, lanes);
    int c = transfer.padded();
    this.channels = Constants.channels(lanes, c);
    this.image = new int[transfer.length()];
    this.gradient = new int[transfer.length()];
    this.mask = new int[transfer.length()];
    this.result = new float[transfer.length()];
    this.zeros = new float[c];
    this.centre = new float[c];
    this.first = new float[c];
    this.second = new float[c];
    this.third = new float[c];
    this.mean = new double[c];
    this.squares = new double[c];
  }

  void forward(
      Tensor x, Tensor gamma, Tensor beta, Tensor saved, boolean relu, Tensor y, boolean add) {
    statistics(x);
    int c = transfer.channels();
    double count = (double) x.dim(0) * transfer.pixels();
    for (int i = 0; i < c; i++) {
      double scale = inverseDeviation(squares[i] / count);
      saved.floats().put(i, (float) mean[i]);
      saved.floats().put(c + i, (float) scale);
      centre[i] = (float) mean[i];
      first[i] = (float) (gamma == null ? scale : scale * gamma.floats().get(i));
      second[i] = beta == null ? 0 : beta.floats().get(i);
    }
    apply(x, relu, y, add);
  }

  /** With given scale and shift [2,C]. */
  void normalise(Tensor x, Tensor affine, boolean relu, Tensor y) {
    int c = transfer.channels();
    Arrays.fill(centre, 0);
    affine.floats().get(0, first, 0, c);
    affine.floats().get(c, second, 0, c);
    apply(x, relu, y, false);
  }

  private void apply(Tensor x, boolean relu, Tensor y, boolean add) {
    for (int n = 0; n < x.dim(0); n++) {
      transfer.load(x, n, image);
      if (add) {
        transfer.load(y, n, result);
      }
      channels.normalise(image, centre, first, second, relu, result, add, transfer.pixels());
      transfer.store(result, y, n);
    }
  }

  /** Means and sums of squares around them, image by image (Chan et al. 1979, equation 2.1). */
  private void statistics(Tensor x) {
    int pixels = transfer.pixels();
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    for (int n = 0; n < x.dim(0); n++) {
      transfer.load(x, n, image);
      channels.sums(image, zeros, 1, first, pixels);
      for (int i = 0; i < first.length; i++) {
        centre[i] = first[i] / pixels;
      }
      channels.sums(image, centre, 2, second, pixels);
      for (int i = 0; i < first.length; i++) {
        double difference = first[i] / (double) pixels - mean[i];
        mean[i] += difference / (n + 1);
        squares[i] += second[i] + difference * difference * pixels * n / (n + 1);
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
    int c = transfer.channels();
    for (int i = 0; i < c; i++) {
      centre[i] = saved.floats().get(i);
    }
    Tensor mask = relu ? y : null;
    gradientSums(x, mask, dy);
    coefficients(x, gamma, saved, dGamma, dBeta);
    if (dx == null) {
      return;
    }
    for (int n = 0; n < x.dim(0); n++) {
      load(x, mask, dy, n);
      transfer.load(dx, n, result);
      channels.addGradient(
          image, centre, gradient, first, second, third, result, transfer.pixels());
      transfer.store(result, dx, n);
    }
  }

  private void gradientSums(Tensor x, Tensor y, Tensor dy) {
    double[] sums = mean;
    double[] products = squares;
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
    for (int n = 0; n < x.dim(0); n++) {
      load(x, y, dy, n);
      channels.gradientSums(image, centre, gradient, first, second, transfer.pixels());
      for (int i = 0; i < first.length; i++) {
        sums[i] += first[i];
        products[i] += second[i];
      }
    }
  }

  /**
   * dx = gamma scale (g - mean(g) - x' mean(g x')), x' the normalised x, as a g + b (x - m) + c.
   */
  private void coefficients(Tensor x, Tensor gamma, Tensor saved, Tensor dGamma, Tensor dBeta) {
    int c = transfer.channels();
    double count = (double) x.dim(0) * transfer.pixels();
    for (int i = 0; i < c; i++) {
      double scale = saved.floats().get(c + i);
      double factor = gamma == null ? scale : scale * gamma.floats().get(i);
      double product = squares[i] * scale;
      first[i] = (float) factor;
      second[i] = (float) (-factor * product / count * scale);
      third[i] = (float) (-factor * mean[i] / count);
      if (dGamma != null) {
        dGamma.floats().put(i, (float) (dGamma.floats().get(i) + product));
        dBeta.floats().put(i, (float) (dBeta.floats().get(i) + mean[i]));
      }
    }
  }

  /** 1/sqrt(variance + eps). */
  static double inverseDeviation(double variance) {
    return 1 / Math.sqrt(Math.max(0, variance) + Kernels.EPSILON);
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

  private void load(Tensor x, Tensor y, Tensor dy, int n) {
    transfer.load(x, n, image);
    transfer.load(dy, n, gradient);
    if (y != null) {
      transfer.load(y, n, mask);
      channels.clearWhereNotPositive(mask, gradient, transfer.pixels());
    }
  }
}
