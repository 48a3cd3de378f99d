package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.SnapshotTaken.Kind;
import dev.supernetlab.contracts.plan.RoundPlan;
import dev.supernetlab.contracts.plan.SnapshotPlan;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot to take now.
 *
 * @param bn modes to score in, each once
 * @param children labels to score
 * @param round 0-based number of the round that ends with it; null: none does
 */
record DueSnapshot(Kind kind, List<BnMode> bn, List<String> children, Long round) {

  /**
   * What the plan asks for after a step, and what an order that learns asks for: one snapshot
   * serves both.
   *
   * @param planned whatever the order
   * @param children of the training
   * @param score children that the order wants scored; null: as many as there are
   */
  static Optional<DueSnapshot> of(
      Optional<SnapshotPlan.Due> planned,
      RoundPlan rounds,
      long step,
      List<String> children,
      List<String> score) {
    if (!rounds.endsAt(step)) {
      return planned.map(due -> new DueSnapshot(due.kind(), due.bn(), children, null));
    }
    long round = rounds.before(step) - 1;
    if (planned.isEmpty()) {
      return Optional.of(
          new DueSnapshot(
              Kind.PERIODIC, List.of(rounds.bn()), score == null ? children : score, round));
    }
    Set<BnMode> modes = new LinkedHashSet<>(planned.get().bn());
    modes.add(rounds.bn());
    return Optional.of(new DueSnapshot(planned.get().kind(), List.copyOf(modes), children, round));
  }
}
