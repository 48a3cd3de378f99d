package dev.supernetlab.judging.input;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many evaluations an order cycle has. Its steps are those that the user says, else those of
 * the given order, else, where a column step counts single mini-batches, as many as there are
 * children.
 */
record CycleRule(
    List<Run> runs, Optional<OrderTable> order, OptionalInt asked, List<String> notes) {

  /** Evaluations of a cycle; 0 if that is not known. */
  int evaluations() {
    Run first = runs.get(0);
    long apart = apart(first.steps());
    if (asked.isPresent()) {
      // Epochs and bare rows have no steps: there a cycle is counted in rows.
      return inEvaluations(
          asked.getAsInt(), first.counted() == Run.Counted.STEPS ? Math.max(1, apart) : 1);
    }
    if (first.counted() == Run.Counted.EPOCHS || apart == 0) {
      return 0;
    }
    OptionalInt given = order.map(OrderTable::cycle).orElse(OptionalInt.empty());
    if (given.isPresent()) {
      return inEvaluations(given.getAsInt(), apart);
    }
    int children = first.children().size();
    if (first.counted() == Run.Counted.STEPS && apart == 1 && first.steps().size() >= children) {
      notes.add(
          "A cycle is taken to be %d steps, as many as there are children; --cycle says otherwise."
              .formatted(children));
      return children;
    }
    return 0;
  }

  /** Evaluations until the same place of the cycle comes again. */
  private static int inEvaluations(int steps, long apart) {
    long common = BigInteger.valueOf(steps).gcd(BigInteger.valueOf(apart)).longValueExact();
    return (int) (steps / common);
  }

  /** Steps from one evaluation to the next; 0 where that differs. */
  private static long apart(List<Long> steps) {
    long apart = steps.size() < 2 ? 0 : steps.get(1) - steps.get(0);
    for (int i = 2; i < steps.size(); i++) {
      if (steps.get(i) - steps.get(i - 1) != apart) {
        return 0;
      }
    }
    return apart;
  }
}
