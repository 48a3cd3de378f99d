package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;

/** What a trainer tells the others. Publishing returns when the news cannot be lost any more. */
interface Outbox {
  void publish(Event.OfTraining news);

  void publish(SnapshotTaken snapshot);

  /** How many snapshots of this training have ever been published, each counted once. */
  int snapshotsOf(TrainingId training);
}
