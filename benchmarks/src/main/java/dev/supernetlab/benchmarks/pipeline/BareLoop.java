package dev.supernetlab.benchmarks.pipeline;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.plan.SnapshotPlan;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.score.ChildScore;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import dev.supernetlab.supernet.train.StepResult;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingSetup;
import dev.supernetlab.supernet.train.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains what orders say and scores the snapshots that are due, in one process, with as many
 * threads for each as the services have, and nothing in between but a queue.
 */
final class BareLoop implements AutoCloseable {
  private final Studies studies = new Studies(new Datasets(List.of()));
  private final ConcurrentLinkedDeque<Workspace> workspaces = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedDeque<Scoring> scorings = new ConcurrentLinkedDeque<>();
  private final ExecutorService trainers;
  private final ExecutorService evaluators;

  /**
   * A loop.
   *
   * @param threads that train, and that score
   */
  BareLoop(int threads) {
    this.trainers = Executors.newFixedThreadPool(threads);
    this.evaluators = Executors.newFixedThreadPool(threads);
  }

  /**
   * Expects a number of threads, then files with orders: works off one after the other, and prints
   * seconds and digest of the scores of the last.
   */
  public static void main(String[] args) throws Exception {
    try (BareLoop loop = new BareLoop(Integer.parseInt(args[0]))) {
      for (int file = 1; file < args.length; file++) {
        List<Event.OfSamples> orders = Recording.readOrders(Path.of(args[file]));
        long start = System.nanoTime();
        Scores scores = loop.run(orders);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (file == args.length - 1) {
          System.out.println(seconds + " " + scores.digest());
        }
      }
    }
  }

  /** Does all that the orders say; returns when the last snapshot is scored. */
  Scores run(List<Event.OfSamples> orders) throws InterruptedException, ExecutionException {
    Map<String, TrainingPlanned> plans = new LinkedHashMap<>();
    Map<String, List<List<String>>> steps = new LinkedHashMap<>();
    for (Event.OfSamples order : orders) {
      if (order instanceof TrainingPlanned plan) {
        plans.put(plan.trainingId(), plan);
      } else if (order instanceof ChildrenSampled sampled) {
        steps
            .computeIfAbsent(sampled.trainingId(), id -> new ArrayList<>())
            .addAll(sampled.steps());
      }
    }
    Scores scores = new Scores();
    List<Future<List<Future<?>>>> trainings = new ArrayList<>();
    plans.forEach(
        (id, plan) -> trainings.add(trainers.submit(() -> train(plan, steps.get(id), scores))));
    for (Future<List<Future<?>>> training : trainings) {
      for (Future<?> scoring : training.get()) {
        scoring.get();
      }
    }
    return scores;
  }

  /** Returns the scorings that it has handed on. */
  private List<Future<?>> train(TrainingPlanned plan, List<List<String>> steps, Scores scores) {
    Study study = studies.of(plan.data(), plan.space());
    SnapshotPlan snapshots = SnapshotPlan.of(plan);
    List<Future<?>> scorings = new ArrayList<>();
    Workspace known = workspaces.poll();
    Workspace workspace = known == null ? new Workspace(KernelSet.openBest()) : known;
    try (Training training =
        Training.start(TrainingSetup.of(plan, study.blueprint()), study.splits().train())) {
      for (List<String> labels : steps) {
        StepResult result = training.train(workspace, children(study, labels));
        if (result instanceof StepResult.Diverged diverged) {
          throw new IllegalStateException(diverged.reason());
        }
        if (snapshots.at(training.step()).isPresent()) {
          Weights weights = training.weights();
          scorings.add(evaluators.submit(() -> score(plan, study, weights, scores)));
        }
      }
    } finally {
      workspaces.push(workspace);
    }
    return scorings;
  }

  private void score(TrainingPlanned plan, Study study, Weights weights, Scores scores) {
    Scoring known = scorings.poll();
    Scoring scoring = known == null ? Scoring.of(plan, study) : known;
    String snapshot = SnapshotTaken.idOf(plan.trainingId(), weights.step());
    try {
      for (ChildScore s : scoring.scorer().running(weights, study.splits().validation())) {
        Double loss = Double.isFinite(s.meanLoss()) ? (Double) s.meanLoss() : null;
        scores.add(snapshot, s.child().label(), s.correct(), loss);
      }
    } finally {
      scorings.push(scoring);
    }
  }

  private static List<Child> children(Study study, List<String> labels) {
    return labels.stream().map(study.blueprint().space()::child).toList();
  }

  @Override
  public void close() {
    trainers.shutdown();
    evaluators.shutdown();
    workspaces.forEach(Workspace::close);
    scorings.forEach(Scoring::close);
  }

  /** What one thread scores with; all snapshots of a loop are of the same children. */
  private record Scoring(Kernels kernels, Scorer scorer) {
    static Scoring of(TrainingPlanned plan, Study study) {
      Kernels kernels = KernelSet.openBest();
      return new Scoring(
          kernels,
          new Scorer(
              kernels,
              study.blueprint(),
              SharingPolicy.of(plan.sharing()),
              children(study, plan.children())));
    }

    void close() {
      scorer.close();
      kernels.close();
    }
  }
}
