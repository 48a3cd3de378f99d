package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Copies single images between tensors [N,H,W,C] and arrays whose pixels have padded channels. What
 * pads is never written, so it stays zero.
 *
 * @param pixels H*W
 * @param channels C
 * @param padded floats per pixel in the array
 */
record Transfer(int pixels, int channels, int padded) {

  /** The transfer of x's images. */
  static Transfer of(Tensor x, Lanes lanes) {
    return new Transfer(x.dim(1) * x.dim(2), x.dim(3), lanes.padded(x.dim(3)));
  }

  /** Floats of an image in an array. */
  int length() {
    return pixels * padded;
  }

  /** Copies the bits of one image out of a tensor. */
  void load(Tensor x, int image, int[] bits) {
    IntBuffer source = x.bits();
    int from = image * pixels * channels;
    if (channels == padded) {
      source.get(from, bits, 0, pixels * channels);
      return;
    }
    for (int p = 0; p < pixels; p++) {
      source.get(from + p * channels, bits, p * padded, channels);
    }
  }

  /** Copies one image out of a tensor. */
  void load(Tensor x, int image, float[] values) {
    FloatBuffer source = x.floats();
    int from = image * pixels * channels;
    if (channels == padded) {
      source.get(from, values, 0, pixels * channels);
      return;
    }
    for (int p = 0; p < pixels; p++) {
      source.get(from + p * channels, values, p * padded, channels);
    }
  }

  /** Copies one image into a tensor. */
  void store(float[] values, Tensor x, int image) {
    FloatBuffer target = x.floats();
    int to = image * pixels * channels;
    if (channels == padded) {
      target.put(to, values, 0, pixels * channels);
      return;
    }
    for (int p = 0; p < pixels; p++) {
      target.put(to + p * channels, values, p * padded, channels);
    }
  }
}
