package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.sampler.EventLog.Order;
import dev.supernetlab.sampler.plan.ExperimentPlan;
import dev.supernetlab.sampler.plan.StagePlan;
import dev.supernetlab.sampler.plan.TrainingPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Decides what follows from the log, and from nothing else: after a restart, or in another process,
 * it decides the same.
 *
 * <p>A stage is planned in this order: all orders of all its trainings are published and
 * acknowledged, then {@code StagePlanned}. So a stage with that event on the log is wholly ordered,
 * and one without it, after a crash in between, is ordered again from its first record: the same
 * events with the same ids on the same partitions, of which trainers skip what they have.
 *
 * <p>{@link #advance} is called by one thread only.
 */
final class Sampler {
  /** Orders that are on their way to the broker at once. */
  private static final int WINDOW = 64;

  private final Experiments experiments;
  private final EventLog log;
  private final int stepsPerEvent;
  private final Duration patience;

  /**
   * A sampler.
   *
   * @param experiments as the reader of the log keeps them
   * @param stepsPerEvent steps that one event orders
   * @param patience how long it waits for the reader
   */
  Sampler(Experiments experiments, EventLog log, int stepsPerEvent, Duration patience) {
    this.experiments = experiments;
    this.log = log;
    this.stepsPerEvent = stepsPerEvent;
    this.patience = patience;
  }

  /**
   * Makes an experiment; it is durable on return.
   *
   * @throws LogUnavailableException if it could not be written to the log
   */
  Experiment submit(String id, ExperimentSpec spec) {
    return published(new ExperimentSubmitted(id, spec));
  }

  /**
   * Ends an experiment before its time, unless it has ended: the result tells.
   *
   * @throws LogUnavailableException if that could not be written to the log
   */
  Experiment cancel(String id) {
    return experiments
        .find(id)
        .filter(experiment -> experiment.state().ended())
        .orElseGet(() -> published(new ExperimentCancelled(id)));
  }

  /**
   * Does everything that is due for one experiment: orders its stages, or completes it.
   *
   * @throws LogUnavailableException if the log could not be written to: call again later
   */
  void advance(String id) {
    Experiment experiment = experiments.find(id).orElse(null);
    if (experiment == null || experiment.state().ended()) {
      return;
    }
    if (experiment.state() == Experiment.State.SUBMITTED) {
      for (StagePlan stage : ExperimentPlan.of(id, experiment.spec(), log.partitions())) {
        if (!experiment.planned().contains(stage.planned().stage()) && !order(id, stage)) {
          return;
        }
      }
    }
    Experiment known = experiments.find(id).orElseThrow();
    for (StageSpec stage : known.awaited()) {
      StagePlan plan =
          ExperimentPlan.later(id, known.spec(), stage, known.inheritance(stage), log.partitions());
      if (!order(id, plan)) {
        return;
      }
    }
    experiments.find(id).flatMap(Experiment::completion).ifPresent(this::published);
  }

  /** Ends an experiment that cannot be planned. */
  void abandon(String id, String reason) {
    published(new ExperimentCompleted(id, reason));
  }

  /** Orders a whole stage, unless the experiment ends meanwhile. */
  private boolean order(String id, StagePlan stage) {
    List<Order> window = new ArrayList<>(WINDOW);
    for (TrainingPlan training : stage.trainings()) {
      window.add(new Order(training.partition(), training.planned()));
      Iterator<ChildrenSampled> steps = training.steps(stepsPerEvent).iterator();
      while (steps.hasNext()) {
        window.add(new Order(training.partition(), steps.next()));
        if (window.size() == WINDOW) {
          if (ended(id)) {
            return false;
          }
          log.publish(List.copyOf(window));
          window.clear();
        }
      }
    }
    log.publish(List.copyOf(window));
    published(stage.planned());
    return !ended(id);
  }

  private boolean ended(String id) {
    return experiments.find(id).orElseThrow().state().ended();
  }

  /** Writes an event to the log; it is durable and has been read back on return. */
  private Experiment published(Event.OfExperiment event) {
    log.publish(event);
    return experiments.await(event, patience);
  }
}
