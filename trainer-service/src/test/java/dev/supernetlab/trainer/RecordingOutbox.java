package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingStarted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Keeps what was told; can die or call back at a training's start or a snapshot's step. */
final class RecordingOutbox implements Outbox {
  private final List<Event> events;
  private final TreeMap<Long, Runnable> reactions = new TreeMap<>();
  private Runnable atStart = () -> {};

  RecordingOutbox() {
    this(new ArrayList<>());
  }

  private RecordingOutbox(List<Event> events) {
    this.events = events;
  }

  /** An outbox that keeps to the same list, and fails at the snapshot of this step. */
  RecordingOutbox dyingAt(long step) {
    RecordingOutbox dying = new RecordingOutbox(events);
    dying.whenSnapshotAt(
        step,
        () -> {
          throw new IllegalStateException("killed");
        });
    return dying;
  }

  /** The broker is away when the snapshot of this step comes for the first time. */
  void failOnceAt(long step) {
    whenSnapshotAt(
        step,
        () -> {
          reactions.remove(step);
          throw new UncheckedIOException(new IOException("the broker is away"));
        });
  }

  void whenStarted(Runnable reaction) {
    atStart = reaction;
  }

  void whenSnapshotAt(long step, Runnable reaction) {
    reactions.put(step, reaction);
  }

  @Override
  public void publish(Event.OfTraining news) {
    if (news instanceof TrainingStarted) {
      atStart.run();
    }
    events.add(news);
  }

  @Override
  public void publish(SnapshotTaken snapshot) {
    reactions.getOrDefault(snapshot.step(), () -> {}).run();
    events.add(snapshot);
  }

  @Override
  public int snapshotsOf(TrainingId training) {
    return (int)
        of(SnapshotTaken.class).stream()
            .filter(taken -> taken.trainingId().equals(training.toString()))
            .map(SnapshotTaken::snapshotId)
            .distinct()
            .count();
  }

  <E extends Event> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Hashes of the snapshots by step, the last told of each. */
  List<String> hashes() {
    TreeMap<Long, String> byStep = new TreeMap<>();
    of(SnapshotTaken.class).forEach(taken -> byStep.put(taken.step(), taken.sha256()));
    return List.copyOf(byStep.values());
  }
}
