package dev.supernetlab.ranking.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A weight-sharing ranking to be judged: all instances of one sharing policy and the ground truth.
 *
 * @param name of the sharing policy or of the series
 * @param truth empty if there is none
 * @param instances of the policy, in every way in which they are scored
 * @param budget what one instance cost; empty if not known
 */
public record Study(
    String name,
    Children children,
    Optional<GroundTruth> truth,
    List<Instance> instances,
    Optional<Budget> budget,
    Settings settings) {

  /**
   * What one instance cost.
   *
   * @param updatesPerChild mini-batches that each child was trained on, on average
   * @param imagesTrained images trained on
   * @param imagesScored images scored
   */
  public record Budget(double updatesPerChild, long imagesTrained, long imagesScored) {}

  /**
   * Checked.
   *
   * @throws IllegalArgumentException if an array does not fit the children, or an instance is there
   *     twice
   */
  public Study {
    instances = List.copyOf(instances);
    int size = children.size();
    truth.ifPresent(t -> Shape.check("the ground truth", t.mean(), size));
    Set<List<String>> seen = new HashSet<>();
    for (Instance instance : instances) {
      if (!seen.add(List.of(instance.name(), instance.bn()))) {
        throw new IllegalArgumentException(
            "instance %s is there twice with %s statistics"
                .formatted(instance.name(), instance.bn()));
      }
      instance.scores().forEach(s -> Shape.check("instance " + instance.name(), s, size));
    }
  }

  /**
   * What was known when only a share of the training was done.
   *
   * @param share of the steps of each instance, 0..1; its last evaluation is taken for the end
   */
  public Study until(double share) {
    List<Instance> cut =
        instances.stream().map(i -> i.until(share)).filter(i -> !i.steps().isEmpty()).toList();
    double evaluations = instances.stream().mapToInt(i -> i.steps().size()).sum();
    double kept = cut.stream().mapToInt(i -> i.steps().size()).sum();
    return new Study(
        name,
        children,
        truth,
        cut,
        budget.map(
            b ->
                new Budget(
                    share * b.updatesPerChild(),
                    Math.round(share * b.imagesTrained()),
                    Math.round(kept / Math.max(1, evaluations) * b.imagesScored()))),
        settings);
  }
}
