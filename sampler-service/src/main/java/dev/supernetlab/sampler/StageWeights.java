package dev.supernetlab.sampler;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.Violation;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import dev.supernetlab.supernet.train.WeightSizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How large the weights of a stage's trainings are. Children with weights of their own multiply
 * them, so a spec is refused whose weights do not fit a file, or whose snapshots fill a store.
 *
 * @param largest weights of the largest training; at most, where children are selected or grouped
 * @param snapshotBytes of all snapshots of the stage together, about; likewise
 */
record StageWeights(WeightSizes largest, long snapshotBytes) {
  /** A checkpoint is one array of bytes, which cannot be longer than 2 GiB. */
  static final long LARGEST_CHECKPOINT = 1L << 30;

  static final long LARGEST_STAGE = 1L << 39;

  /** Classifiers of more labels are larger, but little beside the cells. */
  private static final int CLASSES = 10;

  /** The weights of one stage of a spec. */
  static StageWeights of(StageSpec stage, ExperimentSpec spec) {
    if (stage.imported() != null) {
      return new StageWeights(new WeightSizes(0, 0, 0), 0);
    }
    StageOutline outline = StageOutline.of(stage, spec.data(), spec.space(), spec.training());
    Sizes sizes = sizes(stage, spec);
    return new StageWeights(
        sizes.largest,
        Math.round(sizes.snapshotBytes * outline.trainings() * outline.snapshotsPerTraining()));
  }

  /** Of one training: the largest, and a snapshot's bytes on average. */
  private record Sizes(WeightSizes largest, double snapshotBytes) {
    static Sizes of(WeightSizes each) {
      return new Sizes(each, each.snapshotBytes());
    }
  }

  private static Sizes sizes(StageSpec stage, ExperimentSpec spec) {
    SearchSpace space = new SearchSpace(spec.space());
    Blueprint blueprint = new Blueprint(space, ImageShape.of(spec.data()), CLASSES);
    SharingPolicy policy = SharingPolicy.of(stage.sharing());
    return switch (stage.sharing().policy()) {
      case ALL, GROUP -> Sizes.of(WeightSizes.of(blueprint, policy, uniform(space)));
      case NONE -> alone(blueprint, policy);
      case PREFIX, ONLY, EXCEPT ->
          Sizes.of(
              WeightSizes.of(
                  blueprint,
                  policy,
                  Children.all(spec.space()).stream().map(space::child).toList()));
    };
  }

  /**
   * Of children trained alone. An operator has as many weights on each edge of a cell, so the
   * largest child of a space and the mean of all are those of the children of one operator.
   */
  private static Sizes alone(Blueprint blueprint, SharingPolicy policy) {
    List<WeightSizes> each =
        uniform(blueprint.space()).stream()
            .map(child -> WeightSizes.of(blueprint, policy, List.of(child)))
            .toList();
    return new Sizes(
        each.stream().max(Comparator.comparingLong(WeightSizes::memory)).orElseThrow(),
        each.stream().mapToLong(WeightSizes::snapshotBytes).average().orElseThrow());
  }

  /** For each operator the child that has it on all edges: together, all that can be shared. */
  private static List<Child> uniform(SearchSpace space) {
    return space.operators().stream()
        .map(operator -> space.child(Collections.nCopies(space.edges(), operator)))
        .toList();
  }

  /**
   * Refuses a spec whose weights are too large.
   *
   * @throws InvalidSpecException with the figures of every stage that is
   */
  static void check(ExperimentSpec spec) throws InvalidSpecException {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < spec.stages().size(); i++) {
      StageWeights weights = of(spec.stages().get(i), spec);
      String pointer = "/stages/" + i + "/sharing";
      long checkpoint = weights.largest.checkpointBytes();
      if (checkpoint > LARGEST_CHECKPOINT) {
        violations.add(
            new Violation(
                pointer,
                null,
                "the %,d slots of a training make a checkpoint of %,d MiB, at most %,d MiB are allowed"
                    .formatted(
                        weights.largest.slots(), checkpoint >> 20, LARGEST_CHECKPOINT >> 20)));
      }
      if (weights.snapshotBytes > LARGEST_STAGE) {
        violations.add(
            new Violation(
                pointer,
                null,
                "snapshots of %,d KiB each fill %,d GiB, at most %,d GiB are allowed"
                    .formatted(
                        weights.largest.snapshotBytes() >> 10,
                        weights.snapshotBytes >> 30,
                        LARGEST_STAGE >> 30)));
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidSpecException(violations);
    }
  }
}
