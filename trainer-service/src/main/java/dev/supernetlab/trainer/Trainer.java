package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingFailed;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.kernels.KernelsUnavailableException;
import dev.supernetlab.supernet.data.DataException;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.SnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import dev.supernetlab.supernet.train.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Does what it is told on the topic of samples, and survives being killed at any moment: an event
 * is worked off when a checkpoint that contains its effect is durable, and steps that the
 * checkpoint holds are skipped when an event comes again. Several trainings are in work at once,
 * each on one thread at a time; what they hand on is stored and published behind their backs.
 */
final class Trainer {
  private static final Logger LOG = Logger.getLogger(Trainer.class);

  /** How often a checkpoint is looked for before it counts as lost. */
  private static final int PATIENCE = 10;

  /** Stands in the place of a checkpoint. */
  private static final byte[] FAILED = "failed".getBytes(StandardCharsets.US_ASCII);

  private final Studies studies;
  private final CheckpointStore checkpoints;
  private final SnapshotStore snapshots;
  private final Outbox outbox;
  private final Workspaces workspaces;
  private final TrainerMetrics metrics;
  private final Settings settings;
  private final Map<TrainingId, ActiveTraining> active = new ConcurrentHashMap<>();
  private final Map<TrainingId, Object> locks = new ConcurrentHashMap<>();
  private final Map<TrainingId, Integer> missed = new ConcurrentHashMap<>();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /**
   * What an operator may choose.
   *
   * @param checkpointEvery steps between checkpoints within one event; there is one after each
   *     event, too
   * @param resumeOtherEngines whether checkpoints of other engine versions or kernels are gone on
   *     from
   */
  record Settings(int checkpointEvery, boolean resumeOtherEngines) {}

  Trainer(
      Studies studies,
      CheckpointStore checkpoints,
      SnapshotStore snapshots,
      Outbox outbox,
      Workspaces workspaces,
      TrainerMetrics metrics,
      Settings settings) {
    this.studies = studies;
    this.checkpoints = checkpoints;
    this.snapshots = snapshots;
    this.outbox = outbox;
    this.workspaces = workspaces;
    this.metrics = metrics;
    this.settings = settings;
  }

  /**
   * Works one event off.
   *
   * @return false if the trainer was stopped before all of the event's effect was durable
   * @throws RuntimeException if the event makes no sense
   * @throws IOException if a store, the broker, the images or the kernels are away
   */
  boolean handle(Event.OfSamples event) throws IOException {
    TrainingId id = TrainingId.parse(event.trainingId());
    // A record comes again to another consumer while the first still works on it, when partitions
    // move: the second waits here and then finds the steps done.
    synchronized (locks.computeIfAbsent(id, key -> new Object())) {
      if (stopping) {
        return false;
      }
      if (ended.contains(event.experimentId())) {
        return true;
      }
      try {
        if (event instanceof TrainingPlanned plan) {
          begin(id, plan);
          return true;
        }
        return follow(id, (ChildrenSampled) event);
      } catch (KernelsUnavailableException e) {
        throw new IOException(e.getMessage(), e);
      } finally {
        // It may have ended meanwhile, before the last of these was written.
        if (ended.contains(event.experimentId())) {
          checkpoints.deleteAll(event.experimentId());
        }
      }
    }
  }

  /** Forgets an experiment that is finished or no longer wanted. */
  void end(String experimentId) throws IOException {
    ended.add(experimentId);
    // Not closed: a thread may be in the middle of a step. The collector frees what this drops.
    active.keySet().removeIf(id -> id.experimentId().equals(experimentId));
    locks.keySet().removeIf(id -> id.experimentId().equals(experimentId));
    missed.keySet().removeIf(id -> id.experimentId().equals(experimentId));
    checkpoints.deleteAll(experimentId);
  }

  /** Makes every training in work write a checkpoint after its current step; no more is taken. */
  void stop() {
    stopping = true;
  }

  private void begin(TrainingId id, TrainingPlanned plan) throws IOException {
    if (checkpoints.latest(id).isPresent()) {
      return;
    }
    try {
      Study study = studies.of(plan.data(), plan.space());
      Optional<Weights> before = LeftWeights.of(plan, snapshots);
      try (ActiveTraining training =
          ActiveTraining.start(plan, study, workspaces.engine(), before)) {
        tellStart(training);
        checkpoints.put(id, 0, training.checkpoint());
      }
    } catch (DataException | IllegalArgumentException e) {
      fail(new TrainingFailed(plan.trainingId(), 0, 0, e.getMessage()));
    }
  }

  private void tellStart(ActiveTraining training) {
    LOG.infof("Training %s begins at step %d", training.id(), training.step());
    outbox.publish(
        new TrainingStarted(
            training.id().toString(),
            workspaces.provenance(training.engines(), training.splits())));
  }

  private boolean follow(TrainingId id, ChildrenSampled order) throws IOException {
    Optional<ActiveTraining> found = resume(id, order.firstStep());
    if (found.isEmpty()) {
      return true; // it has failed
    }
    ActiveTraining training = found.get();
    boolean worked = false;
    try {
      boolean done = train(training, order);
      if (active.containsKey(id)) {
        keep(training);
      }
      worked = true;
      return done;
    } finally {
      // After a failure in the middle, what is in memory is ahead of what was published.
      if (!worked || training.rests() || !active.containsKey(id)) {
        active.remove(id);
        training.close();
      }
    }
  }

  /** The training as far as it is known here, or else as its checkpoint holds it. */
  private Optional<ActiveTraining> resume(TrainingId id, long step) throws IOException {
    ActiveTraining known = active.get(id);
    if (known != null && known.step() >= step) {
      return Optional.of(known);
    }
    Optional<byte[]> checkpoint = checkpoints.latest(id);
    if (checkpoint.isEmpty()) {
      return lost(id, step);
    }
    if (Arrays.equals(checkpoint.get(), FAILED)) {
      return Optional.empty();
    }
    ActiveTraining restored =
        ActiveTraining.restore(
            checkpoint.get(), studies, workspaces.engine(), settings.resumeOtherEngines());
    if (!restored.engines().equals(workspaces.engine())) {
      tellStart(restored);
    }
    LOG.infof("Training %s goes on from step %d", id, restored.step());
    active.put(id, restored);
    return Optional.of(restored);
  }

  /**
   * The news that an experiment has ended may come after its checkpoints are gone: worth a wait.
   */
  private Optional<ActiveTraining> lost(TrainingId id, long step) throws IOException {
    if (missed.merge(id, 1, Integer::sum) < PATIENCE) {
      throw new IOException("no checkpoint of " + id);
    }
    missed.remove(id);
    int published = outbox.snapshotsOf(id);
    fail(new TrainingFailed(id.toString(), step, published, "its checkpoint is lost"));
    return Optional.empty();
  }

  /** Trains until the order is done (true), or the training fails (true), or a stop (false). */
  private boolean train(ActiveTraining training, ChildrenSampled order) throws IOException {
    if (training.step() < order.firstStep()) {
      fail(
          training,
          "the children of steps %d to %d are missing"
              .formatted(training.step(), order.firstStep() - 1));
      return true;
    }
    try (Workspaces.Loan loan = workspaces.borrow()) {
      long end = order.firstStep() + order.steps().size();
      while (training.step() < end && !ended.contains(order.experimentId())) {
        if (stopping) {
          LOG.infof("Training %s stops at step %d", training.id(), training.step());
          return false;
        }
        List<String> children = order.steps().get((int) (training.step() - order.firstStep()));
        StepResult result =
            metrics.step(training, () -> training.train(loan.workspace(), children));
        if (result instanceof StepResult.Diverged diverged) {
          fail(training, diverged.reason());
          return true;
        }
        publishDue(training, order);
        if (training.step() % settings.checkpointEvery() == 0 && training.step() < end) {
          keep(training);
        }
      }
      return true;
    }
  }

  private void publishDue(ActiveTraining training, ChildrenSampled order) throws IOException {
    Optional<DueSnapshot> due = training.due(order.score());
    if (due.isPresent()) {
      metrics.snapshot(
          () -> {
            Weights weights = training.weights();
            Function<String, SnapshotTaken> news = training.snapshot(due.get());
            boolean kept = training.leavesSuperNet();
            training.queue().add(() -> publish(order.experimentId(), weights, news, kept));
          });
    }
  }

  private void publish(
      String experimentId, Weights weights, Function<String, SnapshotTaken> news, boolean kept) {
    try {
      SnapshotTaken snapshot = news.apply(snapshots.put(experimentId, weights.toBytes()));
      if (kept) {
        snapshots.keep(snapshot);
      }
      outbox.publish(snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(ActiveTraining training) throws IOException {
    metrics.checkpoint(() -> checkpoint(training));
  }

  private void checkpoint(ActiveTraining training) throws IOException {
    training.queue().flush();
    if (training.finished()) {
      LOG.infof("Training %s is done", training.id());
      outbox.publish(training.completion());
    }
    checkpoints.put(training.id(), training.step(), training.checkpoint());
    training.progress().ifPresent(outbox::publish);
  }

  private void fail(ActiveTraining training, String reason) throws IOException {
    active.remove(training.id());
    training.queue().flush();
    fail(
        new TrainingFailed(
            training.id().toString(), training.step(), training.snapshotsTaken(), reason));
  }

  /** An outcome that stays: orders that come later find its mark instead of a checkpoint. */
  private void fail(TrainingFailed failure) throws IOException {
    outbox.publish(failure);
    checkpoints.put(TrainingId.parse(failure.trainingId()), Long.MAX_VALUE, FAILED);
  }
}
