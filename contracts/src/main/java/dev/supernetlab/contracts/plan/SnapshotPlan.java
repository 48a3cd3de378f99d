package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps after which one training takes snapshots.
 *
 * <p>There is one after the last step, kind final. Dense ones lie within the last {@code cycles *
 * children} steps, {@code every} steps apart counted back from the last step. So the last dense one
 * falls on the last step, where it is not taken twice: the final snapshot is scored in its BN modes
 * too.
 */
public final class SnapshotPlan {
  private final long steps;
  private final long dense;
  private final int every;
  private final List<BnMode> denseModes;
  private final List<BnMode> finalModes;

  private SnapshotPlan(EvaluationSpec evaluation, int children, long steps) {
    EvaluationSpec.Dense window = evaluation.dense();
    this.steps = steps;
    this.every = window == null ? 1 : window.every();
    this.dense = window == null ? 0 : Math.min(steps, (long) window.cycles() * children);
    this.denseModes = window == null ? List.of() : window.bn();
    Set<BnMode> union = new LinkedHashSet<>(evaluation.last().bn());
    union.addAll(denseModes);
    this.finalModes = List.copyOf(union);
  }

  /**
   * The snapshots of one training.
   *
   * @param children children that share the training's weights, at least 1; of groups, those of the
   *     largest
   * @param steps length of the training, at least 1
   */
  public static SnapshotPlan of(EvaluationSpec evaluation, int children, long steps) {
    if (children < 1 || steps < 1) {
      throw new IllegalArgumentException(children + " children, " + steps + " steps: at least 1");
    }
    return new SnapshotPlan(evaluation, children, steps);
  }

  /** The snapshots of a planned training. */
  public static SnapshotPlan of(TrainingPlanned plan) {
    int cycle = plan.cycle() == null ? plan.children().size() : plan.cycle();
    return of(plan.evaluation(), cycle, plan.steps());
  }

  /** The snapshot that is due when so many steps are finished, if any. */
  public Optional<Due> at(long step) {
    long left = steps - step;
    if (left == 0) {
      return Optional.of(new Due(SnapshotTaken.Kind.FINAL, finalModes));
    }
    return left > 0 && left < dense && left % every == 0
        ? Optional.of(new Due(SnapshotTaken.Kind.DENSE, denseModes))
        : Optional.empty();
  }

  /** Snapshots of the whole training. */
  public int count() {
    return 1 + denseOnly();
  }

  /** Scorings of each child: snapshots, each counted once per BN mode. */
  public long scorings() {
    return (long) denseOnly() * denseModes.size() + finalModes.size();
  }

  private int denseOnly() {
    return dense == 0 ? 0 : Math.toIntExact((dense - 1) / every);
  }

  /** A snapshot to take, and the BN modes to score it in, each once. */
  public record Due(SnapshotTaken.Kind kind, List<BnMode> bn) {}
}
