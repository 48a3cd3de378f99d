package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/** Scale and shift of each padded channel; at first 1 and 0. */
final class Affine {
  private final float[] scale;
  private final float[] shift;

  Affine(int padded) {
    this.scale = new float[padded];
    this.shift = new float[padded];
    Arrays.fill(scale, 1);
  }

  /** Takes in [2,C], scale and shift; null for 1 and 0. */
  Affine load(Tensor affine) {
    if (affine == null) {
      Arrays.fill(scale, 1);
      Arrays.fill(shift, 0);
    } else {
      int c = affine.dim(1);
      affine.floats().get(0, scale, 0, c);
      affine.floats().get(c, shift, 0, c);
    }
    return this;
  }

  float[] scale() {
    return scale;
  }

  float[] shift() {
    return shift;
  }
}
