package dev.supernetlab.sampler.learn;

import dev.supernetlab.contracts.spec.ControllerSpec;
import dev.supernetlab.contracts.spec.RoundsSpec;
import dev.supernetlab.sampler.order.TrainedChildren;
import dev.supernetlab.supernet.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A learned policy (Pham et al., ENAS, 2018), a round at a time: children are drawn from the policy
 * for every step of the round, and others to be scored after it. Then the policy takes one step of
 * REINFORCE on these: each is made likelier by as much as its accuracy is above a moving average.
 */
final class Controller implements RoundSampler {
  /** Draws until one is of the training; where excluded children prevail, any of it is taken. */
  private static final int TRIES = 100;

  private final RoundsSpec rounds;
  private final ControllerSpec spec;
  private final TrainedChildren children;
  private final long seed;
  private final Policy policy;
  private List<String> drawn = List.of();
  private double baseline = Double.NaN;
  private long round;

  Controller(RoundsSpec rounds, ControllerSpec spec, TrainedChildren children, long seed) {
    this.rounds = rounds;
    this.spec = spec;
    this.children = children;
    this.seed = seed;
    this.policy =
        Policy.of(spec, children.space().operators().size(), children.space().edges(), seed);
  }

  @Override
  public Round next(Map<String, Double> scores) {
    learn(scores);
    RandomGenerator random = Streams.of(seed, "round " + round++);
    List<String> trained = draw(rounds.steps(), random);
    drawn = draw(rounds.children(), random);
    return new Round(trained, drawn.stream().distinct().toList());
  }

  private void learn(Map<String, Double> scores) {
    List<int[]> scored = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>();
    for (String child : drawn) {
      if (scores.containsKey(child)) {
        scored.add(children.operators(child));
        accuracies.add(scores.get(child));
      }
    }
    if (scored.isEmpty()) {
      return;
    }
    double mean = accuracies.stream().mapToDouble(a -> a).average().orElseThrow();
    baseline =
        Double.isNaN(baseline) ? mean : spec.baseline() * baseline + (1 - spec.baseline()) * mean;
    policy.reinforce(scored, accuracies.stream().mapToDouble(a -> a - baseline).toArray());
  }

  private List<String> draw(int count, RandomGenerator random) {
    List<String> labels = new ArrayList<>();
    for (int tries = 0; labels.size() < count && tries < TRIES; tries++) {
      for (int[] operators : policy.draw(count - labels.size(), random)) {
        String label = children.label(operators);
        if (children.has(label)) {
          labels.add(label);
        }
      }
    }
    while (labels.size() < count) {
      labels.add(children.labels().get(Streams.below(children.labels().size(), random)));
    }
    return labels;
  }
}
