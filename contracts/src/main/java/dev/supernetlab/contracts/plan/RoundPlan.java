package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.RoundsSpec;
import java.util.stream.LongStream;

/**
 * The rounds of one training whose order learns from scores; none of any other. After each but the
 * last there is a snapshot, unless one is due then anyway, which then serves for both.
 */
public final class RoundPlan {
  private final RoundsSpec rounds;
  private final long steps;
  private final SnapshotPlan others;

  /**
   * The rounds of a training.
   *
   * @param rounds null if its order does not learn
   * @param steps of the training
   * @param others snapshots that it takes whatever its order
   */
  public RoundPlan(RoundsSpec rounds, long steps, SnapshotPlan others) {
    this.rounds = rounds;
    this.steps = steps;
    this.others = others;
  }

  /** The rounds of a planned training. */
  public static RoundPlan of(TrainingPlanned plan) {
    return new RoundPlan(plan.rounds(), plan.steps(), SnapshotPlan.of(plan));
  }

  /** Whether a round, and not the last, ends when so many steps are finished. */
  public boolean endsAt(long step) {
    return rounds != null && step > 0 && step < steps && step % rounds.steps() == 0;
  }

  /** Rounds that end within so many steps. */
  public long before(long step) {
    return step / rounds.steps();
  }

  /** Steps after which there is a snapshot for the order alone, in order. */
  public LongStream own() {
    return ends().filter(step -> others.at(step).isEmpty());
  }

  /** Scorings that the order adds: children, each counted once per snapshot and BN mode. */
  public long scorings(int children) {
    return ends()
        .map(
            step ->
                others
                    .at(step)
                    .map(due -> due.bn().contains(rounds.bn()) ? 0L : children)
                    .orElse((long) rounds.children()))
        .sum();
  }

  /** The statistics that the order wants scores with. */
  public BnMode bn() {
    return rounds.bn();
  }

  private LongStream ends() {
    return rounds == null
        ? LongStream.empty()
        : LongStream.rangeClosed(1, (steps - 1) / rounds.steps()).map(n -> n * rounds.steps());
  }
}
