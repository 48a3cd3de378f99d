package dev.supernetlab.sampler.learn;

import dev.supernetlab.contracts.spec.StageSpec.OrderSpec;
import dev.supernetlab.sampler.order.TrainedChildren;
import java.util.Map;

/**
 * Decides the rounds of one training, one after the other. The same seed and the same scores give
 * the same rounds, so whoever is asked again from the first one, after a restart, decides the same.
 */
public interface RoundSampler {

  /**
   * The next round.
   *
   * @param scores accuracies (fractions 0..1) by label of what the round before asked for; a child
   *     that could not be scored is missing. Empty for the first round
   */
  Round next(Map<String, Double> scores);

  /**
   * The sampler that a spec names.
   *
   * @param spec of an order that learns
   * @param seed decides all that is drawn
   */
  static RoundSampler of(OrderSpec spec, TrainedChildren children, long seed) {
    return switch (spec.kind()) {
      case EVOLUTIONARY -> new Evolution(spec.rounds(), spec.evolution(), children, seed);
      case CONTROLLER -> new Controller(spec.rounds(), spec.controller(), children, seed);
      case FIXED, SHUFFLE_ONCE, SHUFFLE_EVERY, UNIFORM, FAIR, SANDWICH ->
          throw new IllegalArgumentException("order " + spec.words() + " does not learn");
    };
  }
}
