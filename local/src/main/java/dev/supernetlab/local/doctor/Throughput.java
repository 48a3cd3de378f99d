package dev.supernetlab.local.doctor;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingSetup;
import dev.supernetlab.supernet.train.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How fast a spec's network is trained and scored here, on generated images. */
final class Throughput {
  private static final int TRAINED = 2_048;
  private static final int SCORED = 128;
  private static final double NANOS = 1e9;

  private final Study study;
  private final TrainingSetup setup;

  /** What is measured. */
  enum Work {
    /** Images of mini-batches, one child a step. */
    TRAINED,
    /** Images times children of one snapshot. */
    SCORED
  }

  /** Does it once more; returns how many images that were. */
  @FunctionalInterface
  private interface Task {
    long images();
  }

  Throughput(ExperimentSpec spec) {
    DataSpec generated =
        new DataSpec(
            DataSpec.Source.GENERATED,
            null,
            spec.data().pool(),
            new DataSpec.Split(DataSpec.From.TRAIN, TRAINED),
            new DataSpec.Split(DataSpec.From.TRAIN, SCORED),
            new DataSpec.Split(DataSpec.From.TEST, SCORED),
            null);
    study = new Studies(new Datasets(List.of())).of(generated, spec.space());
    List<Child> children = study.blueprint().space().selected();
    setup =
        new TrainingSetup(
            study.blueprint(), new ShareAll(), spec.training(), 1, 1, Integer.MAX_VALUE, children);
  }

  /** Of so many threads together, each with weights of its own. */
  double imagesPerSecond(Work work, int threads, double seconds) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Double> one = () -> work == Work.TRAINED ? trained(seconds) : scored(seconds);
      List<Future<Double>> rates = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        rates.add(pool.submit(one));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  private double trained(double seconds) {
    List<Child> children = setup.children();
    try (Workspace workspace = new Workspace(KernelSet.openBest());
        Training training = Training.start(setup, study.splits().train())) {
      return rate(
          () -> {
            long before = training.imagesTrained();
            int child = (int) (training.step() % children.size());
            training.train(workspace, children.subList(child, child + 1));
            return training.imagesTrained() - before;
          },
          seconds);
    }
  }

  private double scored(double seconds) {
    Weights weights;
    try (Training training = Training.start(setup, study.splits().train())) {
      weights = training.weights();
    }
    try (Kernels kernels = KernelSet.openBest();
        Scorer scorer = new Scorer(kernels, study.blueprint(), setup.sharing(), setup.children())) {
      return rate(
          () -> {
            scorer.running(weights, study.splits().validation());
            return (long) SCORED * setup.children().size();
          },
          seconds);
    }
  }

  /** What a task returns in a second, after the first time, which makes its buffers. */
  private static double rate(Task task, double seconds) {
    task.images();
    long start = System.nanoTime();
    long images = 0;
    long nanos;
    do {
      images += task.images();
      nanos = System.nanoTime() - start;
    } while (nanos < seconds * NANOS);
    return images / (nanos / NANOS);
  }
}
