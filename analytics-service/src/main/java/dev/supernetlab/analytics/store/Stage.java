package dev.supernetlab.analytics.store;

import static java.util.stream.Collectors.joining;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.StagePlanned;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A planned stage and its trainings.
 *
 * @param trainings those that anything is known of, in the order of the plan
 */
public record Stage(StagePlanned planned, List<Training> trainings) {
  public Stage {
    trainings = List.copyOf(trainings);
  }

  /** Whether no evaluation is missing but those that failed trainings have no snapshots for. */
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

  /** Null, or why the stage lacks results: how much does, and the first reason. */
  public String failure() {
    String failures =
        Stream.of(failedTrainings(), failedEvaluations())
            .flatMap(Optional::stream)
            .collect(joining("; "));
    return failures.isEmpty() ? null : failures;
  }

  private Optional<String> failedTrainings() {
    List<Training> failed = trainings.stream().filter(t -> t.failure() != null).toList();
    return failed.stream()
        .findFirst()
        .map(
            first ->
                "%d of %d trainings failed, the first is %s: %s"
                    .formatted(
                        failed.size(), planned.trainings().size(), first.id(), first.failure()));
  }

  private Optional<String> failedEvaluations() {
    List<String> failed =
        trainings.stream()
            .flatMap(
                t ->
                    t.scored().entrySet().stream()
                        .filter(scored -> scored.getValue().failure() != null)
                        .map(
                            scored ->
                                SnapshotTaken.idOf(t.id(), scored.getKey())
                                    + ": "
                                    + scored.getValue().failure()))
            .toList();
    return failed.stream()
        .findFirst()
        .map(
            first ->
                "%d of %d snapshots cannot be scored, the first is %s"
                    .formatted(failed.size(), evaluations(), first));
  }
}
