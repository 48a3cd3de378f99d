package dev.supernetlab.ranking.study;

import java.util.List;

/**
 * One complete training, scored again and again in one way. The same training scored with several
 * kinds of batch statistics is several of these, with the same name.
 *
 * @param name of the training, for example {@code 0}
 * @param seed names the seeds of weights and data; empty if not known. Instances that differ in the
 *     order only have the same
 * @param order names the seed of the order of children; empty if not known
 * @param bn batch statistics that the scores were made with: {@link #RECALIBRATED}, {@link
 *     #RUNNING}, any other word; empty if not known
 * @param steps of the evaluations (steps or epochs), rising
 * @param scores of every evaluation: one per child, higher is better, a fraction 0..1 if it is an
 *     accuracy, NaN for a child without
 * @param lastTrained index of the child trained last before each evaluation; empty if not known
 */
public record Instance(
    String name,
    String seed,
    String order,
    String bn,
    List<Long> steps,
    List<double[]> scores,
    List<Integer> lastTrained) {
  /** The child's own batch statistics: the most trusted ones. */
  public static final String RECALIBRATED = "recalibrated";

  /** Whatever statistics the last trained children left. */
  public static final String RUNNING = "running";

  /**
   * Checked.
   *
   * @throws IllegalArgumentException if lengths differ or steps do not rise
   */
  public Instance {
    steps = List.copyOf(steps);
    scores = List.copyOf(scores);
    lastTrained = List.copyOf(lastTrained);
    if (steps.size() != scores.size()) {
      throw new IllegalArgumentException(
          steps.size() + " steps, " + scores.size() + " evaluations");
    }
    if (!lastTrained.isEmpty() && lastTrained.size() != steps.size()) {
      throw new IllegalArgumentException(
          lastTrained.size() + " last trained children, " + steps.size() + " evaluations");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i) <= steps.get(i - 1)) {
        throw new IllegalArgumentException(
            "instance %s: step %d after step %d".formatted(name, steps.get(i), steps.get(i - 1)));
      }
    }
  }

  /** The evaluations up to a share of the steps, 0..1. */
  Instance until(double share) {
    int kept = (int) steps.stream().filter(s -> s <= share * steps.get(steps.size() - 1)).count();
    return new Instance(
        name,
        seed,
        order,
        bn,
        steps.subList(0, kept),
        scores.subList(0, kept),
        lastTrained.isEmpty() ? lastTrained : lastTrained.subList(0, kept));
  }
}
