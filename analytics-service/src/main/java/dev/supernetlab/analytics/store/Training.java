package dev.supernetlab.analytics.store;

import dev.supernetlab.contracts.event.TrainingStarted;
import java.util.SortedMap;

/**
 * A training as its own events and its evaluations tell it.
 *
 * @param provenance null before it started
 * @param step finished steps
 * @param images trained
 * @param nanos spent training
 * @param failure null, or why it ended early
 * @param snapshots published before it ended early; 0 while it has not
 * @param scored the work of each evaluation that is in, by step
 */
public record Training(
    String id,
    TrainingStarted.Provenance provenance,
    long step,
    long images,
    long nanos,
    boolean completed,
    String failure,
    int snapshots,
    SortedMap<Long, Scored> scored) {

  /**
   * The work of one evaluation.
   *
   * @param images over all children and BN modes
   * @param nanos spent scoring
   * @param failure null, or why the snapshot cannot be scored
   */
  public record Scored(long images, long nanos, String failure) {}

  /**
   * Whether all evaluations that are to come are in: of a training that ended early, those of the
   * snapshots that it had published.
   *
   * @param planned snapshots of a whole training
   */
  public boolean settled(int planned) {
    return scored.size() >= (failure == null ? planned : snapshots);
  }

  /** Images scored over all evaluations, children and BN modes. */
  public long imagesScored() {
    return scored.values().stream().mapToLong(Scored::images).sum();
  }

  /** Nanoseconds spent scoring. */
  public long nanosScoring() {
    return scored.values().stream().mapToLong(Scored::nanos).sum();
  }
}
