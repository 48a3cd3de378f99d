package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.store.SnapshotStore;
import java.io.IOException;
import java.util.Optional;

/** What an earlier training has left for one that goes on from it. */
final class LeftWeights {
  private LeftWeights() {}

  /**
   * The weights that a training starts from, if they are not seeded. They are there as long as the
   * experiment is.
   *
   * @throws IllegalArgumentException if they are damaged
   * @throws IOException if they cannot be had now
   */
  static Optional<Weights> of(TrainingPlanned plan, SnapshotStore snapshots) throws IOException {
    if (plan.start() == null) {
      return Optional.empty();
    }
    byte[] bytes = snapshots.get(plan.experimentId(), plan.start().sha256());
    try {
      return Optional.of(Weights.read(bytes));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the weights that it starts from are damaged: " + e.getMessage(), e);
    }
  }
}
