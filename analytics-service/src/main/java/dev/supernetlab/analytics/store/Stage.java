package dev.supernetlab.analytics.store;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.StagePlanned;
import java.util.List;

/**
 * A planned stage and its trainings.
 *
 * @param trainings those that anything is known of, in the order of the plan
 */
public record Stage(StagePlanned planned, List<Training> trainings) {
  public Stage {
    trainings = List.copyOf(trainings);
  }

  /** Whether no evaluation is missing but of trainings that failed. */
  public boolean settled() {
    return trainings.size() == planned.trainings().size()
        && trainings.stream().allMatch(t -> t.settled(planned.snapshotsPerTraining()));
  }

  /**
   * Ids of the snapshots whose evaluations are in, by training in the order of the plan, by step.
   */
  public List<String> snapshots() {
    return trainings.stream()
        .flatMap(t -> t.scored().keySet().stream().map(step -> SnapshotTaken.idOf(t.id(), step)))
        .toList();
  }

  /** How many evaluations are in. */
  public int evaluations() {
    return trainings.stream().mapToInt(t -> t.scored().size()).sum();
  }

  /** Null, or why the stage lacks results. */
  public String failure() {
    List<Training> failed = trainings.stream().filter(t -> t.failure() != null).toList();
    return failed.isEmpty()
        ? null
        : "%d of %d trainings failed, the first is %s: %s"
            .formatted(
                failed.size(),
                planned.trainings().size(),
                failed.get(0).id(),
                failed.get(0).failure());
  }
}
