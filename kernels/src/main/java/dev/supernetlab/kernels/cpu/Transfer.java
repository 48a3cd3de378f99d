package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.nio.FloatBuffer;

/**
 * Copies images, or bands of their rows, between tensors [N,H,W,C] and arrays whose pixels have
 * padded channels. What pads is never written, so it stays zero.
 *
 * @param rows H
 * @param width W
 * @param pixel in the array
 */
record Transfer(int rows, int width, Pixel pixel) {
  /** Floats of a band that stays in the second-level cache with a few like it. */
  private static final int BAND = 1 << 14;

  /** The transfer of x's images. */
  static Transfer of(Tensor x, Lanes lanes) {
    return new Transfer(x.dim(1), x.dim(2), Pixel.of(lanes, x.dim(3)));
  }

  /** C. */
  int channels() {
    return pixel.channels();
  }

  /** Floats per pixel in the array. */
  int padded() {
    return pixel.padded();
  }

  /** H*W. */
  int pixels() {
    return rows * width;
  }

  /** Floats of an image in an array. */
  int length() {
    return pixels() * padded();
  }

  /** Floats of a row in an array. */
  int rowLength() {
    return width * padded();
  }

  /** Rows that are best worked on together. */
  int band() {
    return Math.max(1, Math.min(rows, BAND / rowLength()));
  }

  /** Rows of the band that begins with this one. */
  int bandFrom(int row) {
    return Math.min(band(), rows - row);
  }

  /**
   * The array in which a tensor's rows lie as an array of this would have them; null where the
   * tensor has none, or arrays pad its channels.
   */
  float[] direct(Tensor x) {
    return channels() == padded() ? x.heap() : null;
  }

  /** Where a row begins in {@link #direct}. */
  int at(int image, int row) {
    return (image * rows + row) * rowLength();
  }

  /** Copies so many rows of one image out of a tensor, to the array's beginning. */
  void load(Tensor x, int image, int row, int count, float[] values) {
    FloatBuffer source = x.floats();
    int from = (image * rows + row) * width * channels();
    if (channels() == padded()) {
      source.get(from, values, 0, count * width * channels());
      return;
    }
    for (int p = 0; p < count * width; p++) {
      source.get(from + p * channels(), values, p * padded(), channels());
    }
  }

  /** Copies the array's beginning into so many rows of one image of a tensor. */
  void store(float[] values, Tensor x, int image, int row, int count) {
    FloatBuffer target = x.floats();
    int to = (image * rows + row) * width * channels();
    if (channels() == padded()) {
      target.put(to, values, 0, count * width * channels());
      return;
    }
    for (int p = 0; p < count * width; p++) {
      target.put(to + p * channels(), values, p * padded(), channels());
    }
  }
}
