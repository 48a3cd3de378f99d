package dev.supernetlab.sampler.order;

import dev.supernetlab.contracts.spec.StageSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Which child each step of a training trains: a cycle through all children, repeated. Cycles know
 * nothing of epochs; they go on across their borders.
 */
public final class ChildOrder {
  private final List<List<String>> cycle;

  private ChildOrder(List<String> children) {
    this.cycle = children.stream().map(List::of).toList();
  }

  /**
   * The order of a kind.
   *
   * @param children labels in enumeration order, at least one
   * @param seed of the order; nothing else decides a permutation
   */
  public static ChildOrder of(StageSpec.Order kind, List<String> children, long seed) {
    return switch (kind) {
      case FIXED -> new ChildOrder(children);
      case SHUFFLE_ONCE -> new ChildOrder(shuffled(children, seed));
    };
  }

  /** The children of a 0-based step, whose gradients are summed: here always one. */
  public List<String> at(long step) {
    return cycle.get((int) (step % cycle.size()));
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
