package dev.supernetlab.contracts.check;

/**
 * What one spec may ask of a cluster. The ranges of single fields stand in the schema; these are
 * the limits on what they amount to together.
 *
 * @param children children of a search space, all of which are trained and scored
 * @param trainings trainings of all stages, whose ids stand in one event
 * @param steps steps of all trainings
 * @param imagesToTrain images of all steps
 * @param snapshots snapshots of all trainings
 * @param imagesToScore images times children times BN modes of all snapshots
 * @param activations floats that one training step keeps: batch * pixels * (stem channels + cells *
 *     channels * (1 + nodes + 2 * edges))
 */
public record SpecLimits(
    long children,
    long trainings,
    long steps,
    long imagesToTrain,
    long snapshots,
    long imagesToScore,
    long activations) {
  /** No limits but those of single fields. */
  public static final SpecLimits NONE =
      new SpecLimits(
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE);

  /** For whoever does not know what a cluster allows: children must be few enough to be listed. */
  public static final SpecLimits LISTABLE =
      new SpecLimits(
          65_536,
          NONE.trainings,
          NONE.steps,
          NONE.imagesToTrain,
          NONE.snapshots,
          NONE.imagesToScore,
          NONE.activations);

  /** Of a laptop and of a cluster, unless it is configured otherwise. */
  public static final SpecLimits DEFAULT =
      new SpecLimits(
          4_096,
          5_000,
          100_000_000L,
          100_000_000_000L,
          1_000_000,
          1_000_000_000_000L,
          1_000_000_000L);
}
