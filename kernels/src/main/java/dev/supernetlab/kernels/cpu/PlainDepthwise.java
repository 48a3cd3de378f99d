package dev.supernetlab.kernels.cpu;

import java.util.Arrays;

/**
 * Depthwise convolutions with kernels that {@link VectorDepthwise} is not written for, in loops
 * over whole rows, which the just-in-time compiler turns into vectors by itself.
 */
final class PlainDepthwise implements Depthwise {
  private final Pixel pixel;
  private final int kernel;
  private final int dilation;
  private float[] weights = new float[0];
  private float[] sums = new float[0];

  PlainDepthwise(Pixel pixel, int kernel, int dilation) {
    this.pixel = pixel;
    this.kernel = kernel;
    this.dilation = dilation;
  }

  @Override
  public void forward(
      float[] padded, int from, int pitch, float[] w, float[] out, int rows, int width) {
    int length = width * pixel.padded();
    repeatWeights(w, length);
    for (int row = 0; row < rows; row++) {
      clearSums(length);
      for (int tap = 0; tap < kernel * kernel; tap++) {
        addProduct(padded, from + at(row, tap, pitch), weights, tap * length, length);
      }
      System.arraycopy(sums, 0, out, row * length, length);
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
    int length = width * pixel.padded();
    for (int tap = 0; tap < kernel * kernel; tap++) {
      clearSums(length);
      for (int row = 0; row < rows; row++) {
        int ofRow = gradientFrom + row * gradientPitch * pixel.padded();
        addProduct(padded, from + at(row, tap, pitch), gradient, ofRow, length);
      }
      for (int i = 0; i < length; i++) {
        dw[tap * pixel.padded() + i % pixel.padded()] += sums[i];
      }
    }
  }

  /** Where a tap sees the first pixel of a row. */
  private int at(int row, int tap, int pitch) {
    int down = dilation * (tap / kernel);
    int right = dilation * (tap % kernel);
    return ((row + down) * pitch + right) * pixel.padded();
  }

  /** Each tap's weights for all pixels of a row. */
  private void repeatWeights(float[] w, int length) {
    int taps = kernel * kernel;
    if (weights.length < taps * length) {
      weights = new float[taps * length];
    }
    for (int tap = 0; tap < taps; tap++) {
      for (int i = 0; i < length; i += pixel.padded()) {
        System.arraycopy(w, tap * pixel.padded(), weights, tap * length + i, pixel.padded());
      }
    }
  }

  private void clearSums(int length) {
    if (sums.length < length) {
      sums = new float[length];
    }
    Arrays.fill(sums, 0, length, 0);
  }

  private void addProduct(float[] x, int xFrom, float[] y, int yFrom, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += x[xFrom + i] * y[yFrom + i];
    }
  }
}
