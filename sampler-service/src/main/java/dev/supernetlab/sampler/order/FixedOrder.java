package dev.supernetlab.sampler.order;

import java.util.List;

/** A cycle through a list, one child a step. */
record FixedOrder(List<String> cycle) implements ChildOrder {
  @Override
  public List<String> at(long step) {
    return List.of(cycle.get((int) (step % cycle.size())));
  }
}
