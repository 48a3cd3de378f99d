package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
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

  /** Takes in what follows; 1 and 0 if that is not affine. */
  Affine load(After after) {
    if (after instanceof After.Affine affine) {
      int c = affine.values().dim(1);
      affine.values().floats().get(0, scale, 0, c);
      affine.values().floats().get(c, shift, 0, c);
    } else {
      Arrays.fill(scale, 1);
      Arrays.fill(shift, 0);
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
