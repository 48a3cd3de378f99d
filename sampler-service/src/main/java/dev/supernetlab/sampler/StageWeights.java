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
import java.util.List;

/**
 * How large the weights of a stage's trainings are. Children with weights of their own multiply
 * them, so a spec is refused whose weights do not fit a file, or whose snapshots fill a store.
 *
 * @param largest weights of the largest training
 * @param snapshotBytes of all snapshots of the stage together, about
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
    SearchSpace space = new SearchSpace(spec.space());
    List<Child> children =
        Children.all(spec.space()).stream()
            .limit(outline.childrenPerTraining())
            .map(space::child)
            .toList();
    WeightSizes largest =
        WeightSizes.of(
            new Blueprint(space, ImageShape.of(spec.data()), CLASSES),
            SharingPolicy.of(stage.sharing()),
            children);
    return new StageWeights(
        largest, largest.snapshotBytes() * outline.trainings() * outline.snapshotsPerTraining());
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
