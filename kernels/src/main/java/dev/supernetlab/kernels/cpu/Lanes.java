package dev.supernetlab.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of one length. A process may use several, shorter ones where pixels have few channels:
 * JDK 17 has to profile the types that methods return for that ({@code TypeProfileLevel}), or else
 * it compiles vector code five times slower once it has seen two lengths.
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

  /** Floats that so many channels take: whole vectors, if not the longest. */
  static int padded(int channels) {
    return (channels + LEAST - 1) / LEAST * LEAST;
  }

  /** These, or the next shorter ones if so many floats, padded, do not fill them. */
  Lanes filledBy(int floats) {
    return floats % length() == 0 ? this : ofBits(LEAST * Float.SIZE);
  }

  int length() {
    return floats.length();
  }
}
