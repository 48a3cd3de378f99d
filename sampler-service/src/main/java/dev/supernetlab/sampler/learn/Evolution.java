package dev.supernetlab.sampler.learn;

import dev.supernetlab.contracts.spec.EvolutionSpec;
import dev.supernetlab.contracts.spec.RoundsSpec;
import dev.supernetlab.sampler.order.TrainedChildren;
import dev.supernetlab.supernet.random.Streams;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Regularised evolution (Real et al., 2019), a round at a time: candidates are drawn at random
 * until the population is full, then they are mutations of the winners of tournaments. A round
 * trains its candidates in turns and has them scored; they join the population, the oldest leave.
 */
final class Evolution implements RoundSampler {
  /** Draws of a candidate that the round does not have yet; then one may come twice. */
  private static final int TRIES = 100;

  private final RoundsSpec rounds;
  private final EvolutionSpec spec;
  private final TrainedChildren children;
  private final long seed;
  private final Deque<Scored> population = new ArrayDeque<>();
  private List<String> candidates = List.of();
  private long round;

  private record Scored(String child, double accuracy) {}

  Evolution(RoundsSpec rounds, EvolutionSpec spec, TrainedChildren children, long seed) {
    this.rounds = rounds;
    this.spec = spec;
    this.children = children;
    this.seed = seed;
  }

  @Override
  public Round next(Map<String, Double> scores) {
    for (String candidate : candidates) {
      if (scores.containsKey(candidate)) {
        population.add(new Scored(candidate, scores.get(candidate)));
      }
    }
    while (population.size() > spec.population()) {
      population.remove();
    }
    RandomGenerator random = Streams.of(seed, "round " + round++);
    Set<String> chosen = new LinkedHashSet<>();
    int wanted = Math.min(rounds.children(), children.labels().size());
    for (int tries = 0; chosen.size() < wanted && tries < TRIES * wanted; tries++) {
      chosen.add(candidate(random));
    }
    candidates = List.copyOf(chosen);
    return new Round(
        IntStream.range(0, rounds.steps())
            .mapToObj(step -> candidates.get(step % candidates.size()))
            .toList(),
        candidates);
  }

  private String candidate(RandomGenerator random) {
    return population.size() < spec.population()
        ? children.labels().get(Streams.below(children.labels().size(), random))
        : mutation(winner(random), random);
  }

  /** Of those equally good the first drawn. */
  private String winner(RandomGenerator random) {
    List<Scored> all = new ArrayList<>(population);
    Scored best = null;
    for (int drawn = 0; drawn < spec.sample(); drawn++) {
      Scored rival = all.get(Streams.below(all.size(), random));
      if (best == null || rival.accuracy() > best.accuracy()) {
        best = rival;
      }
    }
    return best.child();
  }

  /** Another child of the training; the parent itself where none is near. */
  private String mutation(String parent, RandomGenerator random) {
    for (int tries = 0; tries < TRIES; tries++) {
      int[] operators = children.operators(parent);
      int certain = Streams.below(operators.length, random);
      for (int edge = 0; edge < operators.length; edge++) {
        if (edge == certain || random.nextDouble() < spec.mutation()) {
          operators[edge] = other(operators[edge], random);
        }
      }
      String mutation = children.label(operators);
      if (children.has(mutation)) {
        return mutation;
      }
    }
    return parent;
  }

  private int other(int operator, RandomGenerator random) {
    int drawn = Streams.below(children.space().operators().size() - 1, random);
    return drawn < operator ? drawn : drawn + 1;
  }
}
