package dev.supernetlab.ranking;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The one kind of random numbers used here. */
public final class Randoms {
  private Randoms() {}

  /** Draws that depend on the seed only. */
  public static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Fisher-Yates, in place. */
  public static void shuffle(double[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
