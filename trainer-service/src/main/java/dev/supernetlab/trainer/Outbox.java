package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;

/** What a trainer tells the others. Calls return when the news cannot be lost any more. */
interface Outbox {
  void publish(Event.OfTraining news);

  void publish(SnapshotTaken snapshot);
}
