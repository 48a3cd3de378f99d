package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * As many pixels as make whole vectors: one where a pixel's channels do, two where half a vector
 * would be left over. What belongs to a channel is repeated for every pixel of the group.
 *
 * @param channels of a pixel
 * @param padded floats of a pixel
 * @param pixels of a group
 */
record Group(int channels, int padded, int pixels) {
  static Group of(Lanes lanes, int channels, int padded) {
    return new Group(channels, padded, lanes.pixelsPerGroup(padded));
  }

  /** Floats of a group. */
  int length() {
    return pixels * padded;
  }

  /** Copies a value for each channel, from an index of the tensor on, to every pixel. */
  void load(Tensor source, int from, float[] values) {
    source.floats().get(from, values, 0, channels);
    repeat(values);
  }

  /** Repeats the first pixel's values. */
  void repeat(float[] values) {
    for (int pixel = 1; pixel < pixels; pixel++) {
      System.arraycopy(values, 0, values, pixel * padded, padded);
    }
  }

  /** Adds up all pixels' values in the first one. */
  void fold(float[] values) {
    for (int i = padded; i < length(); i++) {
      values[i % padded] += values[i];
    }
  }

  /** A value for each channel of a group. */
  float[] filled(float value) {
    float[] values = new float[length()];
    Arrays.fill(values, value);
    return values;
  }
}
