package dev.supernetlab.sampler.order;

import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;

/**
 * Which children each step of a training trains: a pure function of the training, the seed and the
 * step. It knows nothing of epochs and goes on across their borders. An object belongs to one
 * thread.
 */
public interface ChildOrder {

  /** Labels of the children of a 0-based step, whose gradients are summed; at least one. */
  List<String> at(long step);

  /**
   * The order that a spec names, one that does not learn.
   *
   * @param children of the training
   * @param seed of the order; nothing else decides what is drawn
   */
  static ChildOrder of(StageSpec.OrderSpec spec, TrainedChildren children, long seed) {
    List<String> labels = children.labels();
    return switch (spec.kind()) {
      case FIXED -> new FixedOrder(labels);
      case SHUFFLE_ONCE -> new ShuffleOnce(labels, seed);
      case SHUFFLE_EVERY -> new ShuffleEvery(labels, seed);
      case UNIFORM -> new UniformOrder(labels, seed);
      case FAIR -> FairOrder.of(children, seed);
      case SANDWICH -> new SandwichOrder(children.byCost(), spec.random(), seed);
      case EVOLUTIONARY, CONTROLLER ->
          throw new IllegalArgumentException("order " + spec.words() + " is known round by round");
    };
  }
}
