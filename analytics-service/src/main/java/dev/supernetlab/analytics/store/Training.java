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
    SortedMap<Long, Scored> scored) {

  /**
   * The work of one evaluation.
   *
   * @param images over all children and BN modes
   * @param nanos spent scoring
   */
  public record Scored(long images, long nanos) {}

  /** Whether so many evaluations are in, or no more are to come. */
  public boolean settled(int snapshots) {
    return failure != null || scored.size() >= snapshots;
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
