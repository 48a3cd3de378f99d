package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotEvaluated.Provenance;
import dev.supernetlab.contracts.event.SnapshotEvaluated.Score;
import dev.supernetlab.contracts.event.SnapshotEvaluated.Scores;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.kernels.Device;
import dev.supernetlab.kernels.KernelsUnavailableException;
import dev.supernetlab.supernet.data.DataException;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.Splits;
import dev.supernetlab.supernet.score.ChildScore;
import dev.supernetlab.supernet.score.Recalibration;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.store.SnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Scores the children of every snapshot in every BN mode that it asks for. */
final class Evaluator {
  /** How often weights are looked for before they count as lost. */
  private static final int PATIENCE = 10;

  private final Studies studies;
  private final SnapshotStore snapshots;
  private final Outbox outbox;
  private final Scorers scorers;
  private final EvaluatorMetrics metrics;
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> missed = new ConcurrentHashMap<>();

  Evaluator(
      Studies studies,
      SnapshotStore snapshots,
      Outbox outbox,
      Scorers scorers,
      EvaluatorMetrics metrics) {
    this.studies = studies;
    this.snapshots = snapshots;
    this.outbox = outbox;
    this.scorers = scorers;
    this.metrics = metrics;
  }

  /**
   * Works one snapshot off; its scores are the same however often that is done. What can never be
   * scored is told as a failure, so that nobody waits for it.
   *
   * @throws IOException if its weights, the images or the kernels cannot be had now
   */
  boolean handle(SnapshotTaken snapshot) throws IOException {
    if (ended.contains(snapshot.experimentId())) {
      // Its trainer may have heard of the end later, and put these weights there since.
      snapshots.deleteAll(snapshot.experimentId());
      return true;
    }
    try {
      Study study = studies.of(snapshot.data(), snapshot.space());
      long start = System.nanoTime();
      Weights weights = weights(snapshot);
      metrics.read(System.nanoTime() - start);
      SnapshotEvaluated scored = score(snapshot, weights, study);
      start = System.nanoTime();
      outbox.publish(scored);
      metrics.published(System.nanoTime() - start);
    } catch (KernelsUnavailableException | DataException.Missing e) {
      throw new IOException(e.getMessage(), e);
    } catch (UnusableException | DataException | IllegalArgumentException e) {
      outbox.publish(told(snapshot, 0, 0, List.of(), e.getMessage(), null));
    }
    return true;
  }

  /** Forgets an experiment that is finished or no longer wanted. */
  void end(String experimentId) throws IOException {
    ended.add(experimentId);
    missed.keySet().removeIf(snapshotId -> snapshotId.startsWith(experimentId + "/"));
    snapshots.deleteAll(experimentId);
  }

  /** The news that an experiment has ended may come after its snapshots are gone: worth a wait. */
  private Weights weights(SnapshotTaken snapshot) throws IOException {
    byte[] bytes;
    try {
      bytes = snapshots.get(snapshot.experimentId(), snapshot.sha256());
    } catch (NoSuchFileException e) {
      if (missed.merge(snapshot.snapshotId(), 1, Integer::sum) < PATIENCE) {
        throw e;
      }
      missed.remove(snapshot.snapshotId());
      throw new UnusableException("its weights are lost: " + e.getMessage());
    }
    try {
      return Weights.read(bytes);
    } catch (IOException e) {
      throw new UnusableException("its weights are damaged: " + e.getMessage());
    }
  }

  private SnapshotEvaluated score(SnapshotTaken snapshot, Weights weights, Study study) {
    long start = System.nanoTime();
    List<Scores> scores = new ArrayList<>();
    Provenance provenance;
    long dataNanos;
    try (Scorers.Loan loan = scorers.borrow()) {
      Scorer scorer = loan.scorer(snapshot, study.blueprint());
      provenance = new Provenance(loan.kernels(), Device.name());
      long dataBefore = scorer.dataNanos();
      for (EvaluationSpec.BnMode mode : snapshot.bn()) {
        List<ChildScore> children = score(scorer, mode, snapshot, weights, study.splits());
        scores.add(new Scores(mode, children.stream().map(Evaluator::score).toList()));
      }
      dataNanos = scorer.dataNanos() - dataBefore;
    }
    long nanos = System.nanoTime() - start;
    int images = images(snapshot, study.splits()).size();
    metrics.scored(
        (long) images * snapshot.children().size() * snapshot.bn().size(), nanos, dataNanos);
    return told(snapshot, images, nanos, scores, null, provenance);
  }

  private static List<ChildScore> score(
      Scorer scorer,
      EvaluationSpec.BnMode mode,
      SnapshotTaken snapshot,
      Weights weights,
      Splits splits) {
    ImageSet images = images(snapshot, splits);
    ImageSet train = splits.train();
    return switch (mode) {
      case RUNNING -> scorer.running(weights, images);
      case BATCH -> scorer.batches(weights, images, snapshot.scoredBatch());
      case RECALIBRATED ->
          scorer.recalibrated(
              weights,
              images,
              train,
              Recalibration.batches(train.size(), snapshot.batch(), snapshot.dataSeed()));
    };
  }

  private static ImageSet images(SnapshotTaken snapshot, Splits splits) {
    return snapshot.on() == EvaluationSpec.On.TEST ? splits.test() : splits.validation();
  }

  private static SnapshotEvaluated told(
      SnapshotTaken snapshot,
      int images,
      long nanos,
      List<Scores> scores,
      String failure,
      Provenance provenance) {
    return new SnapshotEvaluated(
        snapshot.experimentId(),
        snapshot.trainingId(),
        snapshot.snapshotId(),
        snapshot.step(),
        snapshot.epoch(),
        snapshot.lastTrained(),
        snapshot.kind(),
        snapshot.on(),
        images,
        nanos,
        scores,
        failure,
        provenance,
        snapshot.round(),
        snapshot.sha256());
  }

  private static Score score(ChildScore score) {
    double loss = score.meanLoss();
    return new Score(
        score.child().label(), score.correct(), score.total(), Double.isFinite(loss) ? loss : null);
  }

  /** The snapshot can never be scored. */
  private static final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String reason) {
      super(reason);
    }
  }
}
