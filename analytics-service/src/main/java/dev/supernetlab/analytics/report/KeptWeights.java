package dev.supernetlab.analytics.report;

import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.StageAnalysed.Kept;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The weights of a stage that later stages go on from. */
public final class KeptWeights {
  private KeptWeights() {}

  /**
   * Those of all later stages, in the order of the spec; none for a later stage for which a
   * training of the instances that it needs has none.
   *
   * @param evaluations gives the evaluations of these snapshots that are in
   */
  public static List<Kept> of(
      ExperimentSpec spec,
      Stage settled,
      BiConsumer<List<String>, Consumer<SnapshotEvaluated>> evaluations) {
    List<Kept> all = new ArrayList<>();
    for (StageSpec later : spec.stages()) {
      if (later.from() != null && later.from().stage().equals(settled.planned().stage())) {
        all.addAll(of(later, settled, evaluations));
      }
    }
    return all;
  }

  private static List<Kept> of(
      StageSpec later,
      Stage settled,
      BiConsumer<List<String>, Consumer<SnapshotEvaluated>> evaluations) {
    long step =
        later.from().step() == null ? settled.planned().stepsPerTraining() : later.from().step();
    List<String> snapshots =
        settled.planned().trainings().stream()
            .filter(training -> TrainingId.parse(training).instance() < later.instances())
            .map(training -> SnapshotTaken.idOf(training, step))
            .toList();
    List<Kept> kept = new ArrayList<>();
    evaluations.accept(
        snapshots,
        event -> {
          if (event.sha256() != null) {
            kept.add(new Kept(later.name(), event.trainingId(), step, event.sha256()));
          }
        });
    return kept.size() == snapshots.size() ? kept : List.of();
  }
}
