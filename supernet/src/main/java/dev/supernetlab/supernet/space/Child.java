package dev.supernetlab.supernet.space;

import dev.supernetlab.contracts.spec.Operator;
import java.util.List;

/**
 * A child architecture: one operator per edge, the same in every cell. Made by {@link SearchSpace},
 * which guarantees that label and operators agree.
 *
 * @param label 1-based operator numbers in edge order, digits 1-9 then a-z: the child's identity
 * @param operators operator of each edge, in edge order
 */
public record Child(String label, List<Operator> operators) {
  public Child {
    operators = List.copyOf(operators);
  }

  @Override
  public String toString() {
    return label;
  }
}
