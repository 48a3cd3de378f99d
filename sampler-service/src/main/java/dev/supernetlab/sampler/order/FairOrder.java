package dev.supernetlab.sampler.order;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.supernet.random.Streams;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Strict fairness (Chu et al., FairNAS, 2019, algorithm 1): a step permutes the operators of every
 * edge; its k-th child has the k-th of each. So a step trains as many children as there are
 * operators, and every operator of every edge in exactly one of them.
 */
record FairOrder(SearchSpace space, long seed) implements ChildOrder {

  /**
   * A fair order.
   *
   * @throws IllegalArgumentException if the training has not all children of the space: then some
   *     operators would come more often than others
   */
  static FairOrder of(TrainedChildren children, long seed) {
    if (children.labels().size() != children.space().size().orElse(-1)) {
      throw new IllegalArgumentException(
          "an order cannot be fair to some of the children: %d of %d are in the training"
              .formatted(children.labels().size(), children.space().size().orElse(-1)));
    }
    return new FairOrder(children.space(), seed);
  }

  @Override
  public List<String> at(long step) {
    RandomGenerator random = Streams.of(seed, "step " + step);
    List<Operator> operators = space.operators();
    int[][] permutations = new int[space.edges()][];
    for (int edge = 0; edge < permutations.length; edge++) {
      permutations[edge] = Streams.permutation(operators.size(), random);
    }
    return IntStream.range(0, operators.size())
        .mapToObj(number -> child(permutations, number))
        .toList();
  }

  private String child(int[][] permutations, int number) {
    return space
        .child(
            IntStream.range(0, permutations.length)
                .mapToObj(edge -> space.operators().get(permutations[edge][number]))
                .toList())
        .label();
  }
}
