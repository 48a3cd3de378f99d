package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * All experiments, as far as the log has been read: some kilobytes each. Only the reader of the log
 * changes them. Whoever writes to the log waits until that is read back, so of two who write at the
 * same time, the one counts whom the log has first.
 */
final class Experiments {
  private final Map<String, Experiment> byId = new HashMap<>();

  /** Evaluations at ends of rounds, by training and round, of experiments that go on. */
  private final Map<String, Map<String, Map<Long, SnapshotEvaluated>>> rounds = new HashMap<>();

  /** Takes in an event of the log; applying it again changes nothing. */
  synchronized void apply(Event event, Instant time) {
    Experiment experiment = known(event.experimentId()).after(event, time);
    byId.put(event.experimentId(), experiment);
    if (experiment.state().ended()) {
      rounds.remove(experiment.id());
    } else if (event instanceof SnapshotEvaluated evaluated && evaluated.round() != null) {
      rounds
          .computeIfAbsent(experiment.id(), id -> new HashMap<>())
          .computeIfAbsent(evaluated.trainingId(), id -> new HashMap<>())
          .putIfAbsent(evaluated.round(), evaluated);
    }
    notifyAll();
  }

  /** What was scored when a 0-based round of a training ended; null if that is not known yet. */
  synchronized SnapshotEvaluated scored(String experimentId, String trainingId, long round) {
    return rounds
        .getOrDefault(experimentId, Map.of())
        .getOrDefault(trainingId, Map.of())
        .get(round);
  }

  /**
   * The experiment as it is once this event, which is on the log, has been read.
   *
   * @throws LogUnavailableException if that takes longer
   */
  synchronized Experiment await(Event event, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!known(event.experimentId()).tells(event)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new LogUnavailableException("the log has not been read back in time", null);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LogUnavailableException("the service stops", e);
      }
    }
    return known(event.experimentId());
  }

  synchronized Optional<Experiment> find(String id) {
    return Optional.ofNullable(byId.get(id)).filter(Experiment::known);
  }

  /** Newest first. */
  synchronized List<Experiment> all() {
    return byId.values().stream()
        .filter(Experiment::known)
        .sorted(
            Comparator.comparing(Experiment::submitted).reversed().thenComparing(Experiment::id))
        .toList();
  }

  private Experiment known(String id) {
    return byId.getOrDefault(id, Experiment.unknown(id));
  }
}
