package dev.supernetlab.kernels.cpu;

import java.util.Arrays;

/**
 * Depthwise convolutions with kernels that {@link VectorDepthwise} is not written for, in loops
 * over whole rows, which the just-in-time compiler turns into vectors by itself.
 */
final class PlainDepthwise implements Depthwise {
  private final Group group;
  private final int kernel;
  private final int dilation;
  private float[] weights = new float[0];
  private float[] sums = new float[0];

  PlainDepthwise(Group group, int kernel, int dilation) {
    this.group = group;
    this.kernel = kernel;
    this.dilation = dilation;
  }

  @Override
  public void forward(
      float[] padded, int from, int pitch, float[] w, float[] out, int rows, int width) {
    int length = width * group.padded();
    repeatWeights(w, length);
    Arrays.fill(out, 0, rows * length, 0);
    for (int row = 0; row < rows; row++) {
      for (int tap = 0; tap < kernel * kernel; tap++) {
        int source = from + at(row, tap, pitch);
        addProduct(padded, source, weights, tap * length, out, row * length, length);
      }
    }
  }

  @Override
  public void weightGradient(
      float[] padded,
      int from,
      int pitch,
      float[] gradient,
      int gradientFrom,
      int gradientPitch,
      float[] dw,
      int rows,
      int width) {
    int length = width * group.padded();
    if (sums.length < length) {
      sums = new float[length];
    }
    for (int tap = 0; tap < kernel * kernel; tap++) {
      Arrays.fill(sums, 0, length, 0);
      for (int row = 0; row < rows; row++) {
        int ofRow = gradientFrom + row * gradientPitch * group.padded();
        addProduct(padded, from + at(row, tap, pitch), gradient, ofRow, sums, 0, length);
      }
      for (int i = 0; i < length; i++) {
        dw[tap * group.length() + i % group.length()] += sums[i];
      }
    }
  }

  /** Where a tap sees the first pixel of a row. */
  private int at(int row, int tap, int pitch) {
    int down = dilation * (tap / kernel);
    int right = dilation * (tap % kernel);
    return ((row + down) * pitch + right) * group.padded();
  }

  /** Each tap's weights for all pixels of a row. */
  private void repeatWeights(float[] w, int length) {
    int taps = kernel * kernel;
    if (weights.length < taps * length) {
      weights = new float[taps * length];
    }
    for (int tap = 0; tap < taps; tap++) {
      for (int i = 0; i < length; i += group.length()) {
        System.arraycopy(w, tap * group.length(), weights, tap * length + i, group.length());
      }
    }
  }

  private static void addProduct(
      float[] x, int xFrom, float[] y, int yFrom, float[] sum, int to, int length) {
    for (int i = 0; i < length; i++) {
      sum[to + i] += x[xFrom + i] * y[yFrom + i];
    }
  }
}
