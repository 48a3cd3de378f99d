package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The steps after which one training takes snapshots.
 *
 * <p>There is one after the last step, kind final. Dense ones lie within the last steps, {@code
 * every} steps apart counted back from the last step; periodic ones a fixed distance apart counted
 * from the first. Where two of them fall on one step there is one snapshot, scored in the modes of
 * both; the final one is scored in all modes.
 */
public final class SnapshotPlan {
  private final long steps;
  private final long dense;
  private final int every;
  private final long period;
  private final List<BnMode> denseModes;
  private final List<BnMode> periodicModes;
  private final List<BnMode> finalModes;

  private SnapshotPlan(EvaluationSpec evaluation, int children, long steps, int stepsPerEpoch) {
    EvaluationSpec.Dense window = evaluation.dense();
    EvaluationSpec.Every periodic = evaluation.every();
    this.steps = steps;
    this.every = window == null ? 1 : window.every();
    this.dense = window == null ? 0 : Math.min(steps, window.steps(children));
    this.period = periodic == null ? 0 : periodic.steps(stepsPerEpoch);
    this.denseModes = window == null ? List.of() : window.bn();
    this.periodicModes = periodic == null ? List.of() : periodic.bn();
    this.finalModes = union(union(evaluation.last().bn(), denseModes), periodicModes);
  }

  /**
   * The snapshots of one training.
   *
   * @param children children that share the training's weights, at least 1; of groups, those of the
   *     largest
   * @param steps length of the training, at least 1
   * @param stepsPerEpoch at least 1
   */
  public static SnapshotPlan of(
      EvaluationSpec evaluation, int children, long steps, int stepsPerEpoch) {
    if (children < 1 || steps < 1 || stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "%d children, %d steps, %d steps an epoch: at least 1"
              .formatted(children, steps, stepsPerEpoch));
    }
    return new SnapshotPlan(evaluation, children, steps, stepsPerEpoch);
  }

  /** The snapshots of a planned training. */
  public static SnapshotPlan of(TrainingPlanned plan) {
    int cycle = plan.cycle() == null ? plan.children().size() : plan.cycle();
    return of(
        plan.evaluation(),
        cycle,
        plan.steps(),
        StageOutline.stepsPerEpoch(plan.data(), plan.training()));
  }

  /** The snapshot that is due when so many steps are finished, if any. */
  public Optional<Due> at(long step) {
    if (step == steps) {
      return Optional.of(new Due(SnapshotTaken.Kind.FINAL, finalModes));
    }
    if (isDense(step)) {
      return Optional.of(
          new Due(
              SnapshotTaken.Kind.DENSE,
              isPeriodic(step) ? union(denseModes, periodicModes) : denseModes));
    }
    return isPeriodic(step)
        ? Optional.of(new Due(SnapshotTaken.Kind.PERIODIC, periodicModes))
        : Optional.empty();
  }

  /** Steps of the dense snapshots, the last step among them; none without dense scoring. */
  public LongStream dense() {
    return dense == 0
        ? LongStream.empty()
        : LongStream.rangeClosed(0, (dense - 1) / every)
            .map(back -> steps - ((dense - 1) / every - back) * every);
  }

  /** Steps of the periodic snapshots and the last step; none without periodic scoring. */
  public LongStream periodic() {
    return period == 0
        ? LongStream.empty()
        : LongStream.concat(
            LongStream.rangeClosed(1, periodicOnly()).map(number -> number * period),
            LongStream.of(steps));
  }

  /** Snapshots of the whole training. */
  public int count() {
    return Math.toIntExact(1 + denseOnly() + periodicOnly() - both());
  }

  /** Scorings of each child: snapshots, each counted once per BN mode. */
  public long scorings() {
    return (denseOnly() - both()) * denseModes.size()
        + (periodicOnly() - both()) * periodicModes.size()
        + both() * union(denseModes, periodicModes).size()
        + finalModes.size();
  }

  private boolean isDense(long step) {
    long left = steps - step;
    return left >= 0 && left < dense && left % every == 0;
  }

  private boolean isPeriodic(long step) {
    return period > 0 && step > 0 && step <= steps && step % period == 0;
  }

  private long denseOnly() {
    return dense == 0 ? 0 : (dense - 1) / every;
  }

  private long periodicOnly() {
    return period == 0 ? 0 : (steps - 1) / period;
  }

  private long both() {
    return period == 0 ? 0 : dense().filter(step -> step < steps && isPeriodic(step)).count();
  }

  private static List<BnMode> union(List<BnMode> first, List<BnMode> second) {
    Set<BnMode> union = new LinkedHashSet<>(first);
    union.addAll(second);
    return List.copyOf(union);
  }

  /** A snapshot to take, and the BN modes to score it in, each once. */
  public record Due(SnapshotTaken.Kind kind, List<BnMode> bn) {}
}
