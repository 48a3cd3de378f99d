package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import java.util.Arrays;

/** Scale and shift of each channel; at first 1 and 0. */
final class Affine {
  private final Pixel pixel;
  private final float[] scale;
  private final float[] shift;

  Affine(Pixel pixel) {
    this.pixel = pixel;
    this.scale = pixel.filled(1);
    this.shift = pixel.filled(0);
  }

  /** Takes in what follows; 1 and 0 if that is not affine. */
  Affine load(After after) {
    if (after instanceof After.Affine affine) {
      pixel.load(affine.values(), 0, scale);
      pixel.load(affine.values(), pixel.channels(), shift);
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
