package dev.supernetlab.analytics;

import dev.supernetlab.analytics.report.InterferenceGroups;
import dev.supernetlab.analytics.report.KeptWeights;
import dev.supernetlab.analytics.report.ReportBuilder;
import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.messaging.PoisonEventException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Computes the metrics of stages whose evaluations are all in, and says so. Whatever the order of
 * events, and however often they come, the same numbers are stored; a stage is announced at least
 * once.
 */
final class StageAnalysis {
  private static final Logger LOG = Logger.getLogger(StageAnalysis.class);

  /** Stages whose progress is remembered; of others it is found again. */
  private static final int MAX_STAGES = 1024;

  private final ResultStore store;
  private final Consumer<StageAnalysed> outbox;
  private final Map<String, Integer> settled = new LinkedHashMap<>();

  /**
   * An analysis.
   *
   * @param outbox publishes; returns when the event cannot be lost any more
   */
  StageAnalysis(ResultStore store, Consumer<StageAnalysed> outbox) {
    this.store = store;
    this.outbox = outbox;
  }

  /**
   * Analyses the stage if it is settled. All stages of the experiment are computed anew: the ground
   * truth may be the one that was missing.
   *
   * @param again even if that has been done
   */
  synchronized void settle(StagePlanned stage, boolean again) {
    String experimentId = stage.experimentId();
    if ((!again && store.analysed(experimentId, stage.stage())) || !settled(stage)) {
      return;
    }
    Experiment experiment =
        store
            .experiment(experimentId)
            .orElseThrow(() -> new PoisonEventException("no spec of " + experimentId));
    List<Stage> stages = store.stages(experiment);
    new ReportBuilder(experiment, stages, store::evaluations)
        .metrics()
        .forEach((name, metrics) -> store.putMetrics(experimentId, name, metrics));
    stages.stream()
        .filter(s -> s.planned().stage().equals(stage.stage()))
        .map(s -> analysed(experiment, s))
        .forEach(outbox);
    store.putAnalysed(experimentId, stage.stage());
    LOG.infof("Stage %s of %s is analysed", stage.stage(), experimentId);
  }

  private StageAnalysed analysed(Experiment experiment, Stage stage) {
    List<StageAnalysed.Grouping> groupings =
        InterferenceGroups.of(experiment.spec(), stage, store::evaluations);
    List<StageAnalysed.Kept> kept = KeptWeights.of(experiment.spec(), stage, store::evaluations);
    return new StageAnalysed(
        experiment.id(),
        stage.planned().stage(),
        stage.evaluations(),
        stage.failure(),
        groupings.isEmpty() ? null : groupings,
        kept.isEmpty() ? null : kept);
  }

  /** Forgets what was seen of a store that is emptied. */
  synchronized void forget() {
    settled.clear();
  }

  /**
   * Whether all trainings are settled. A settled training stays so; looking begins at the first one
   * that was not, so that a stage of many trainings is not read whole after each of them.
   */
  private boolean settled(StagePlanned stage) {
    int seen = settled.getOrDefault(stage.id(), 0);
    while (seen < stage.trainings().size() && settled(stage, stage.trainings().get(seen))) {
      seen++;
    }
    settled.put(stage.id(), seen);
    if (settled.size() > MAX_STAGES) {
      settled.remove(settled.keySet().iterator().next());
    }
    return seen == stage.trainings().size();
  }

  private boolean settled(StagePlanned stage, String training) {
    return store
        .training(training)
        .filter(t -> t.settled(stage.snapshotsPerTraining()))
        .isPresent();
  }
}
