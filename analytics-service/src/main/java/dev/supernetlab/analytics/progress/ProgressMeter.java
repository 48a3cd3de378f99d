package dev.supernetlab.analytics.progress;

import dev.supernetlab.analytics.report.State;
import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.analytics.store.Training;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how far experiments are. Rates come from what earlier readings of the same experiment saw,
 * so the first reading knows none.
 */
public final class ProgressMeter {
  /** Experiments whose earlier readings are kept. */
  private static final int MAX_EXPERIMENTS = 64;

  private final ResultStore store;
  private final InstantSource clock;
  private final Map<String, Readings> readings = new LinkedHashMap<>();

  /**
   * A meter.
   *
   * @param clock tells the time between readings
   */
  public ProgressMeter(ResultStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How far the experiment is now; empty if it is not known. */
  public Optional<Progress> read(String experimentId) {
    return store.experiment(experimentId).map(e -> read(e, store.stages(e)));
  }

  private Progress read(Experiment experiment, List<Stage> stages) {
    State state = State.of(experiment, stages);
    Work done = Work.done(stages);
    Rates rates = readings(experiment.id()).add(clock.millis(), done);
    boolean allPlanned = stages.size() == experiment.spec().stages().size();
    return new Progress(
        experiment.id(),
        state,
        experiment.failure(),
        rates.trained(),
        rates.scored(),
        state.ended() || !allPlanned ? null : rates.eta(done, Work.planned(stages)),
        stages.stream().map(ProgressMeter::stage).toList());
  }

  private Readings readings(String experimentId) {
    synchronized (readings) {
      Readings kept = readings.computeIfAbsent(experimentId, id -> new Readings());
      if (readings.size() > MAX_EXPERIMENTS) {
        readings.remove(readings.keySet().iterator().next());
      }
      return kept;
    }
  }

  private static Progress.StageProgress stage(Stage stage) {
    List<Training> trainings = stage.trainings();
    int all = stage.planned().trainings().size();
    boolean begun = trainings.stream().anyMatch(t -> t.step() > 0 || t.provenance() != null);
    return new Progress.StageProgress(
        stage.planned().stage(),
        stage.settled() ? "completed" : begun ? "running" : "planned",
        all,
        (int) trainings.stream().filter(Training::completed).count(),
        (int) trainings.stream().filter(t -> t.failure() != null).count(),
        trainings.stream().mapToLong(Training::step).sum(),
        all * stage.planned().stepsPerTraining(),
        trainings.stream().mapToLong(Training::images).sum(),
        stage.planned().imagesToTrain(),
        stage.evaluations(),
        (long) all * stage.planned().snapshotsPerTraining(),
        trainings.stream().mapToLong(Training::imagesScored).sum(),
        stage.planned().imagesToScore());
  }
}
