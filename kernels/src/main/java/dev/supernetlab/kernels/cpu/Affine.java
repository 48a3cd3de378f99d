package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import java.util.Arrays;

/** Scale and shift of each channel of a group; at first 1 and 0. */
final class Affine {
  private final Group group;
  private final float[] scale;
  private final float[] shift;

  Affine(Group group) {
    this.group = group;
    this.scale = group.filled(1);
    this.shift = group.filled(0);
  }

  /** Takes in what follows; 1 and 0 if that is not affine. */
  Affine load(After after) {
    if (after instanceof After.Affine affine) {
      group.load(affine.values(), 0, scale);
      group.load(affine.values(), group.channels(), shift);
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
