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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Decides what follows from the log, and from nothing else: after a restart, or in another process,
 * it decides the same.
 *
 * <p>A stage is planned in this order: all orders of all its trainings are published and
 * acknowledged, then {@code StagePlanned}. So a stage with that event on the log is wholly ordered,
 * and one without it, after a crash in between, is ordered again from its first record: the same
 * events with the same ids on the same partitions, of which trainers skip what they have.
 *
 * <p>Of an order that learns only the first round is part of that. Each further one is published
 * when the scores of the one before are on the log; after a crash in between, once more.
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
  private final Rounds rounds;

  /** Trainings whose orders learn, by experiment and stage; the stages that were needed so far. */
  private final Map<String, Map<String, List<TrainingPlan>>> learning = new HashMap<>();

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
    this.rounds = new Rounds(stepsPerEvent);
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
      forget(id);
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
      if (!order(id, later(known, stage))) {
        return;
      }
    }
    learning(experiments.find(id).orElseThrow()).forEach(this::orderNextRound);
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
      Iterator<ChildrenSampled> steps =
          (training.learns() ? rounds.first(training) : training.steps(stepsPerEvent)).iterator();
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

  /** The trainings of an experiment whose orders learn, of the stages that are planned. */
  private List<TrainingPlan> learning(Experiment experiment) {
    ExperimentSpec spec = experiment.spec();
    if (spec.stages().stream().noneMatch(stage -> stage.order().learns())) {
      return List.of();
    }
    String id = experiment.id();
    Map<String, List<TrainingPlan>> known = learning.get(id);
    if (known == null) {
      known = new HashMap<>();
      for (StagePlan stage : ExperimentPlan.of(id, spec, log.partitions())) {
        known.put(stage.planned().stage(), learning(stage));
      }
      learning.put(id, known);
    }
    for (StageSpec stage : experiment.begunLater()) {
      known.computeIfAbsent(stage.name(), name -> learning(later(experiment, stage)));
    }
    return known.values().stream().flatMap(List::stream).toList();
  }

  private static List<TrainingPlan> learning(StagePlan stage) {
    return stage.trainings().stream().filter(TrainingPlan::learns).toList();
  }

  /** A stage that waited for others, with what was found for it. */
  private StagePlan later(Experiment experiment, StageSpec stage) {
    return ExperimentPlan.later(
        experiment.id(), experiment.spec(), stage, experiment.inheritance(stage), log.partitions());
  }

  private void orderNextRound(TrainingPlan training) {
    String id = training.planned().trainingId();
    String experimentId = training.planned().experimentId();
    try {
      List<Order> due =
          rounds
              .due(training, round -> experiments.scored(experimentId, id, round))
              .map(steps -> new Order(training.partition(), steps))
              .toList();
      if (!due.isEmpty()) {
        log.publish(due);
      }
    } catch (LogUnavailableException e) {
      rounds.forget(id);
      throw e;
    }
  }

  private void forget(String id) {
    learning.getOrDefault(id, Map.of()).values().stream()
        .flatMap(List::stream)
        .forEach(training -> rounds.forget(training.planned().trainingId()));
    learning.remove(id);
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
