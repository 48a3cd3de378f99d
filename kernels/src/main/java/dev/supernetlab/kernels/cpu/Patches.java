package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/** Mean and covariance of the 3x3 patches around all pixels of a batch, zeros outside included. */
final class Patches {
  private static final int K = 3;

  private final int rows;
  private final int width;
  private final int channels;

  /** Floats of one kernel row of a patch, and the same padded. */
  private final int part;

  private final int padded;
  private final BorderedImage image;
  private final Pointwise products;
  private final float[] square;
  private final double[] sums;
  private final double[] total;

  Patches(Lanes lanes, Tensor x) {
    this.rows = x.dim(1);
    this.width = x.dim(2);
    this.channels = x.dim(3);
    this.part = K * channels;
    this.padded = Lanes.padded(part);
    this.image = new BorderedImage(x, 1, padded);
    this.products =
        Constants.overlapping(padded, channels, lanes.filledBy(padded), padded, channels);
    this.square = new float[padded * padded];
    this.sums = new double[K * K * square.length];
    this.total = new double[image.values().length];
  }

  /** moments [9I+1,9I] = covariance of the patches' elements, and in the last row their means. */
  void moments(Tensor x, Tensor moments) {
    Arrays.fill(sums, 0);
    Arrays.fill(total, 0);
    for (int n = 0; n < x.dim(0); n++) {
      image.load(x, n);
      addProducts();
      for (int i = 0; i < total.length; i++) {
        total[i] += image.values()[i];
      }
    }
    double count = (double) x.dim(0) * rows * width;
    int size = K * part;
    double[] means = new double[size];
    for (int k = 0; k < size; k++) {
      means[k] = sumOf(k) / count;
      moments.floats().put(size * size + k, (float) means[k]);
    }
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        double covariance = product(k, l) / count - means[k] * means[l];
        moments.floats().put(k * size + l, (float) covariance);
      }
    }
  }

  /** Products of each two kernel rows of the patches, the lower one second. */
  private void addProducts() {
    for (int first = 0; first < K; first++) {
      for (int second = first; second < K; second++) {
        Arrays.fill(square, 0);
        for (int row = 0; row < rows; row++) {
          int one = image.at(row + first, 0);
          int other = image.at(row + second, 0);
          products.weightGradient(image.values(), one, image.values(), other, square, 0, width);
        }
        int to = (first * K + second) * square.length;
        for (int i = 0; i < square.length; i++) {
          sums[to + i] += square[i];
        }
      }
    }
  }

  private double product(int k, int l) {
    if (k / part > l / part) {
      return product(l, k);
    }
    int block = k / part * K + l / part;
    return sums[(block * padded + k % part) * padded + l % part];
  }

  /** Sum of a patch's element over all patches. */
  private double sumOf(int k) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      int from = image.at(row + k / part, 0) + k % part;
      for (int column = 0; column < width; column++) {
        sum += total[from + column * channels];
      }
    }
    return sum;
  }
}
