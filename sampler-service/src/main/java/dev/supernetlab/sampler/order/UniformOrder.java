package dev.supernetlab.sampler.order;

import dev.supernetlab.supernet.random.Streams;
import java.util.List;

/** Every step draws one of all children, whatever was drawn before. */
record UniformOrder(List<String> children, long seed) implements ChildOrder {
  @Override
  public List<String> at(long step) {
    return List.of(children.get(Streams.below(children.size(), Streams.of(seed, "step " + step))));
  }
}
