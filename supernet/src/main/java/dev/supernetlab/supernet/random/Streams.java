package dev.supernetlab.supernet.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One independent stream of random numbers per seed and purpose. */
public final class Streams {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Streams() {}

  /**
   * A generator at its start; its seed is the first 8 bytes of the SHA-256 of seed and purpose.
   *
   * @param purpose what the numbers are for, for example the name of a parameter
   */
  public static RandomGenerator of(long seed, String purpose) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
      byte[] hash = digest.digest(purpose.getBytes(StandardCharsets.UTF_8));
      return FACTORY.create(ByteBuffer.wrap(hash).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * A number from 0 to bound - 1, made of the generator's next 32-bit number so that it does not
   * depend on how a JDK bounds those.
   */
  public static int below(int bound, RandomGenerator random) {
    return (int) ((Integer.toUnsignedLong(random.nextInt()) * bound) >>> 32);
  }

  /** The numbers 0 to size - 1 in random order (Fisher and Yates). */
  public static int[] permutation(int size, RandomGenerator random) {
    int[] order = new int[size];
    for (int next = 0; next < size; next++) {
      int place = below(next + 1, random);
      order[next] = order[place];
      order[place] = next;
    }
    return order;
  }
}
