package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.event.SnapshotEvaluated;

/** What an evaluator tells the others. */
@FunctionalInterface
interface Outbox {
  /** Returns when the news cannot be lost any more. */
  void publish(SnapshotEvaluated news);
}
