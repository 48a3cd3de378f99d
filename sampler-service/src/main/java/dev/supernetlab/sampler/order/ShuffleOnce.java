package dev.supernetlab.sampler.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A cycle through one permutation. */
final class ShuffleOnce implements ChildOrder {
  private final FixedOrder permutation;

  ShuffleOnce(List<String> children, long seed) {
    this.permutation = new FixedOrder(shuffled(children, seed));
  }

  @Override
  public List<String> at(long step) {
    return permutation.at(step);
  }

  /** Fisher and Yates' shuffle: all permutations are equally likely. */
  private static List<String> shuffled(List<String> children, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<String> permutation = new ArrayList<>(children);
    for (int last = permutation.size() - 1; last > 0; last--) {
      Collections.swap(permutation, last, random.nextInt(last + 1));
    }
    return permutation;
  }
}
