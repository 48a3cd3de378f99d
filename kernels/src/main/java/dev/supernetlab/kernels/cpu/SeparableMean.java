package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * Mean over the pixels of what {@link Separable} computes, for one shape. All of it behind the ReLU
 * is linear, so that the mean of the depthwise output needs no more than, for each tap, the sum of
 * the pixels that it meets: all but those rows and columns that it moves past the image.
 */
final class SeparableMean {
  private final Transfer transfer;
  private final int kernel;
  private final int dilation;
  private final int channels;
  private final Channels vectors;
  private final RowReader image;
  private final float[] positive;

  /** Sums over rows [W,C]: of all, and of those that a kernel row meets. */
  private final float[] all;

  private final float[] met;

  /** Over columns, too; and of those that a tap meets. */
  private final float[] allMet;

  private final float[] sum;
  private final float[] none;
  private final float[] plus;
  private final float[] minus;
  private final float[] middle;
  private final float[] result;
  private final float[] depthwise;
  private final float[] pointwise;
  private final float[] affine;

  SeparableMean(Lanes lanes, Tensor x, int kernel, int dilation) {
    this.transfer = Transfer.of(x, lanes);
    this.kernel = kernel;
    this.dilation = dilation;
    this.channels = transfer.channels();
    this.vectors = Constants.channels(transfer.pixel());
    this.image = new RowReader(transfer, transfer.rows());
    this.positive = new float[transfer.length()];
    this.all = new float[transfer.rowLength()];
    this.met = new float[transfer.rowLength()];
    this.allMet = transfer.pixel().filled(0);
    this.none = transfer.pixel().filled(0);
    this.plus = transfer.pixel().filled(1);
    this.minus = transfer.pixel().filled(-1);
    this.sum = new float[channels];
    this.middle = new float[channels];
    this.result = new float[channels];
    this.depthwise = new float[kernel * kernel * channels];
    this.pointwise = new float[channels * channels];
    this.affine = new float[2 * channels];
  }

  /** y [N,1,1,C]. */
  void run(Tensor x, SeparableWeights weights, After.Affine after, Tensor y, boolean add) {
    weights.depthwise().floats().get(0, depthwise);
    weights.pointwise().floats().get(0, pointwise);
    after.values().floats().get(0, affine);
    for (int n = 0; n < y.dim(0); n++) {
      image.read(x, n, 0, transfer.rows());
      vectors.relu(image.array(), image.from(), positive, transfer.pixels());
      depthwise();
      if (add) {
        y.floats().get(n * channels, result);
      } else {
        Arrays.fill(result, 0);
      }
      pointwise();
      y.put(n * channels, result, 0, channels);
    }
  }

  /** Mean of the depthwise output, in middle. */
  private void depthwise() {
    Arrays.fill(all, 0);
    for (int row = 0; row < transfer.rows(); row++) {
      addRow(row, plus, all);
    }
    Arrays.fill(middle, 0);
    for (int ky = 0; ky < kernel; ky++) {
      System.arraycopy(all, 0, met, 0, met.length);
      int down = offset(ky);
      for (int i = 0; i < Math.min(Math.abs(down), transfer.rows()); i++) {
        addRow(down > 0 ? i : transfer.rows() - 1 - i, minus, met);
      }
      columns(ky);
    }
    for (int c = 0; c < channels; c++) {
      middle[c] /= transfer.pixels();
    }
  }

  private void columns(int ky) {
    vectors.sums(met, 0, none, 1, allMet, transfer.width());
    for (int kx = 0; kx < kernel; kx++) {
      System.arraycopy(allMet, 0, sum, 0, channels);
      int right = offset(kx);
      for (int i = 0; i < Math.min(Math.abs(right), transfer.width()); i++) {
        subtractColumn(right > 0 ? i : transfer.width() - 1 - i);
      }
      int tap = (ky * kernel + kx) * channels;
      for (int c = 0; c < channels; c++) {
        middle[c] += sum[c] * depthwise[tap + c];
      }
    }
  }

  /** How far a tap is from the middle one. */
  private int offset(int tap) {
    return (tap - kernel / 2) * dilation;
  }

  private void addRow(int row, float[] factor, float[] sums) {
    int from = row * transfer.rowLength();
    vectors.normalise(positive, from, none, factor, none, false, sums, 0, true, transfer.width());
  }

  private void subtractColumn(int column) {
    int from = column * transfer.padded();
    for (int c = 0; c < channels; c++) {
      sum[c] -= met[from + c];
    }
  }

  private void pointwise() {
    for (int o = 0; o < channels; o++) {
      float product = 0;
      for (int c = 0; c < channels; c++) {
        product += middle[c] * pointwise[c * channels + o];
      }
      result[o] += product * affine[o] + affine[channels + o];
    }
  }
}
