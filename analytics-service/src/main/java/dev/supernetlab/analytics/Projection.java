package dev.supernetlab.analytics;

import com.mongodb.MongoException;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.analytics.store.Training;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingFailed;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.messaging.PoisonEventException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Puts events into the store, in any order and any number of times, and has the stages analysed
 * that they complete. While the store is rebuilt, events wait.
 */
final class Projection {
  private final ResultStore store;
  private final StageAnalysis analysis;
  private final MeterRegistry meters;
  private final Timer writes;
  private final ReadWriteLock rebuilding = new ReentrantReadWriteLock();

  Projection(ResultStore store, StageAnalysis analysis, MeterRegistry meters) {
    this.store = store;
    this.analysis = analysis;
    this.meters = meters;
    this.writes = meters.timer("lab.store.write");
  }

  /**
   * Projects one event. When this returns the store has acknowledged its effect, and the analyses
   * that follow from it are published.
   *
   * @throws UncheckedIOException if the store or the broker is away
   * @throws PoisonEventException if the event belongs to no topic that is read here, or names no
   *     training
   */
  void project(Event event) {
    rebuilding.readLock().lock();
    try {
      put(event);
    } finally {
      rebuilding.readLock().unlock();
    }
  }

  /**
   * Empties the store, lets {@code source} project the whole log through {@link #replay}, and keeps
   * everybody else's events waiting meanwhile. If that fails, or never ends, the store still knows
   * that it is not whole.
   */
  void rebuild(Runnable source) {
    rebuilding.writeLock().lock();
    try {
      store.drop();
      analysis.forget();
      source.run();
      store.putWhole();
    } finally {
      rebuilding.writeLock().unlock();
    }
  }

  /** Projects one event for the one who rebuilds; fails like {@link #project}. */
  void replay(Event event) {
    put(event);
  }

  private void put(Event event) {
    try {
      apply(event);
    } catch (MongoException | IllegalStateException e) {
      // The driver's answer to a client that is closed is an IllegalStateException.
      throw new UncheckedIOException(
          new IOException("the store does not take an event: " + e.getMessage(), e));
    }
  }

  private void apply(Event event) {
    if (event instanceof Event.OfExperiment fact) {
      writes.record(() -> store.put(fact));
      if (fact instanceof StagePlanned planned) {
        analysis.settle(planned, false);
      }
    } else if (event instanceof Event.OfTraining news) {
      TrainingId id = trainingId(news.trainingId());
      writes.record(() -> store.put(news));
      if (news instanceof TrainingFailed) {
        planned(id).ifPresent(stage -> analysis.settle(stage, true));
      }
    } else if (event instanceof SnapshotEvaluated evaluated) {
      put(evaluated, trainingId(evaluated.trainingId()));
    } else {
      throw new PoisonEventException(event.getClass().getSimpleName() + " is not projected");
    }
  }

  private void put(SnapshotEvaluated event, TrainingId id) {
    Training training = writes.record(() -> store.put(event));
    meters.counter("lab.evaluations.stored").increment();
    planned(id)
        .filter(stage -> training.settled(stage.snapshotsPerTraining()))
        .ifPresent(stage -> analysis.settle(stage, training.failure() != null));
  }

  private Optional<StagePlanned> planned(TrainingId id) {
    return store.planned(id.experimentId(), id.stage());
  }

  private static TrainingId trainingId(String text) {
    try {
      return TrainingId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new PoisonEventException(e.getMessage(), e);
    }
  }
}
