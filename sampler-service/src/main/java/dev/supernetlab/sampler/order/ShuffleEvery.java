package dev.supernetlab.sampler.order;

import dev.supernetlab.supernet.random.Streams;
import java.util.List;

/** Passes through all children, each in a permutation of its own. */
final class ShuffleEvery implements ChildOrder {
  private final List<String> children;
  private final long seed;
  private long cycle = -1;
  private int[] permutation = {};

  ShuffleEvery(List<String> children, long seed) {
    this.children = children;
    this.seed = seed;
  }

  @Override
  public List<String> at(long step) {
    long wanted = step / children.size();
    if (wanted != cycle) {
      permutation = Streams.permutation(children.size(), Streams.of(seed, "cycle " + wanted));
      cycle = wanted;
    }
    return List.of(children.get(permutation[(int) (step % children.size())]));
  }
}
