package dev.supernetlab.benchmarks;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingSetup;
import dev.supernetlab.supernet.train.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** This engine: as many single-thread trainings side by side as the machine has processors. */
final class Ours implements AutoCloseable {
  private static final int WARM_UP_STEPS = 2;

  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService executor = Executors.newFixedThreadPool(threads);
  private final ThreadLocal<Workspace> workspace =
      ThreadLocal.withInitial(() -> new Workspace(KernelSet.openBest()));

  int threads() {
    return threads;
  }

  /** Trained images per second of all threads together. */
  double imagesPerSecond(Network network, Child child, double seconds) throws Exception {
    ImageSet images = network.noise(network.batch());
    Callable<Double> training = () -> train(network, child, images, seconds);
    double sum = 0;
    for (Future<Double> rate :
        executor.invokeAll(java.util.Collections.nCopies(threads, training))) {
      sum += rate.get();
    }
    return sum;
  }

  private double train(Network network, Child child, ImageSet images, double seconds) {
    TrainingSetup setup =
        new TrainingSetup(
            network.blueprint(),
            new ShareAll(),
            new TrainingSpec(network.batch(), null, null, null, null),
            1,
            1,
            Long.MAX_VALUE,
            List.of(child));
    try (Training training = Training.start(setup, images)) {
      for (int i = 0; i < WARM_UP_STEPS; i++) {
        training.train(workspace.get(), List.of(child));
      }
      long start = System.nanoTime();
      long end = start + (long) (seconds * 1e9);
      long before = training.imagesTrained();
      while (System.nanoTime() < end || training.step() < 2 * WARM_UP_STEPS) {
        training.train(workspace.get(), List.of(child));
      }
      return (training.imagesTrained() - before) / ((System.nanoTime() - start) / 1e9);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
