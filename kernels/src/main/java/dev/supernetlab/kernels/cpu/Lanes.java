package dev.supernetlab.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this process. There is one length for all channel counts: JDK 17 compiles vector
 * code ten times slower once it has seen two lengths. The first channel count asked for decides.
 */
record Lanes(VectorSpecies<Float> floats, VectorSpecies<Integer> ints) {
  /** Pointwise kernels take eight inputs at a time. */
  private static final int LEAST = 8;

  private static Lanes chosen;

  /** The process's vectors; the first call chooses the longest whose lanes divide channels. */
  static synchronized Lanes forChannels(int channels) {
    if (chosen == null) {
      int widest = FloatVector.SPECIES_PREFERRED.vectorBitSize();
      chosen = ofBits(channels % 16 == 0 ? widest : Math.min(widest, 256));
    }
    return chosen;
  }

  /** Vectors of 512, 256, or at worst 128 bits. */
  static Lanes ofBits(int bits) {
    if (bits >= 512) {
      return new Lanes(FloatVector.SPECIES_512, IntVector.SPECIES_512);
    }
    return bits >= 256
        ? new Lanes(FloatVector.SPECIES_256, IntVector.SPECIES_256)
        : new Lanes(FloatVector.SPECIES_128, IntVector.SPECIES_128);
  }

  /** Channels rounded up to what kernels work on. */
  int padded(int channels) {
    int multiple = Math.max(LEAST, floats.length());
    return (channels + multiple - 1) / multiple * multiple;
  }
}
