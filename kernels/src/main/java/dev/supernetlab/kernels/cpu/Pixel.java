package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * A pixel in an array: its channels, and zeros up to whole vectors.
 *
 * @param lanes the longest vectors that it fills
 * @param channels of the tensor
 * @param padded floats in the array
 */
record Pixel(Lanes lanes, int channels, int padded) {
  /** The pixel of so many channels on a machine with such vectors. */
  static Pixel of(Lanes longest, int channels) {
    int padded = Lanes.padded(channels);
    return new Pixel(longest.filledBy(padded), channels, padded);
  }

  /** Copies a value for each channel, from an index of the tensor on. */
  void load(Tensor source, int from, float[] values) {
    source.floats().get(from, values, 0, channels);
  }

  /** A value for each float. */
  float[] filled(float value) {
    float[] values = new float[padded];
    Arrays.fill(values, value);
    return values;
  }
}
