package dev.supernetlab.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of a process. There is one length for all channel counts: JDK 17 compiles vector code
 * ten times slower once it has seen two lengths.
 */
record Lanes(VectorSpecies<Float> floats, VectorSpecies<Integer> ints) {
  /** Pointwise kernels take eight inputs at a time. */
  private static final int LEAST = 8;

  /** The longest vectors of this machine. */
  static Lanes widest() {
    return ofBits(FloatVector.SPECIES_PREFERRED.vectorBitSize());
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

  int length() {
    return floats.length();
  }

  /** The next multiple of whole vectors, and of what kernels take at a time. */
  int wholeVectors(int channels) {
    return roundedUp(channels, Math.max(LEAST, length()));
  }

  /**
   * Floats per pixel that kernels work on: fewer than a vector where several pixels share one and
   * rows are whole vectors.
   */
  int padded(int channels, int width) {
    int least = roundedUp(channels, LEAST);
    return least * width % length() == 0 ? least : wholeVectors(channels);
  }

  /** Pixels of so many floats each that make whole vectors: 1 or 2. */
  int pixelsPerGroup(int padded) {
    return padded % length() == 0 ? 1 : length() / LEAST;
  }

  private static int roundedUp(int number, int multiple) {
    return (number + multiple - 1) / multiple * multiple;
  }
}
