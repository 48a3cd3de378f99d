package dev.supernetlab.sampler.order;

import dev.supernetlab.supernet.random.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * The sandwich rule (Yu and Huang, Universally Slimmable Networks, 2019): every step trains the
 * largest child, the smallest, and different random ones of the others.
 *
 * @param byCost all children, the smallest first
 * @param random how many of the others; all where there are no more
 */
record SandwichOrder(List<String> byCost, int random, long seed) implements ChildOrder {
  @Override
  public List<String> at(long step) {
    int last = byCost.size() - 1;
    List<String> children = new ArrayList<>();
    children.add(byCost.get(last));
    if (last > 0) {
      children.add(byCost.get(0));
      int[] between = Streams.permutation(last - 1, Streams.of(seed, "step " + step));
      for (int i = 0; i < Math.min(random, between.length); i++) {
        children.add(byCost.get(1 + between[i]));
      }
    }
    return List.copyOf(children);
  }
}
