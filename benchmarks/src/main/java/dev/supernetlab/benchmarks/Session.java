package dev.supernetlab.benchmarks;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.train.StepResult;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingSetup;
import dev.supernetlab.supernet.train.Workspace;
import java.util.List;

/** A task on the calling thread, in this engine. */
interface Session extends AutoCloseable {
  /** A warm-up is never shorter. */
  double WARM_UP_SECONDS = 5;

  /** A gain of less is none. */
  double FASTER = 1.1;

  /** Trains each child once, or scores all once; returns the images, counted once per child. */
  long run();

  @Override
  void close();

  /** Runs for so long at least, whole runs only. */
  default double imagesPerSecond(double seconds) {
    long images = 0;
    long start = System.nanoTime();
    do {
      images += run();
    } while (System.nanoTime() - start < seconds * 1e9);
    return images / ((System.nanoTime() - start) / 1e9);
  }

  /**
   * Runs until it gets no faster, which depends on when the JIT compiler has its turn.
   *
   * @param seconds between two looks
   */
  default void warmUp(double seconds) {
    long start = System.nanoTime();
    double before;
    double now = 0;
    do {
      before = now;
      now = imagesPerSecond(seconds);
    } while (System.nanoTime() - start < WARM_UP_SECONDS * 1e9 || now > FASTER * before);
  }

  /**
   * A session of this task.
   *
   * @param kernels closed with it
   */
  static Session of(Task task, Kernels kernels) {
    return switch (task.kind()) {
      case TRAINING -> new TrainingSession(task, kernels);
      case SCORING -> new ScoringSession(task, kernels);
    };
  }

  private static TrainingSetup setup(Task task) {
    return new TrainingSetup(
        task.network().blueprint(),
        new ShareAll(),
        new TrainingSpec(task.network().batch(), null, null, null, null),
        1,
        1,
        Long.MAX_VALUE,
        task.children());
  }

  /** Steps of one training. */
  final class TrainingSession implements Session {
    private final List<Child> children;
    private final Workspace workspace;
    private final Training training;

    private TrainingSession(Task task, Kernels kernels) {
      this.children = task.children();
      this.workspace = new Workspace(kernels);
      this.training = Training.start(setup(task), task.network().noise(task.network().batch()));
    }

    @Override
    public long run() {
      long before = training.imagesTrained();
      for (Child child : children) {
        if (training.train(workspace, List.of(child)) instanceof StepResult.Diverged diverged) {
          throw new IllegalStateException("the training diverged: " + diverged);
        }
      }
      return training.imagesTrained() - before;
    }

    @Override
    public void close() {
      training.close();
      workspace.close();
    }
  }

  /** One snapshot scored again and again. */
  final class ScoringSession implements Session {
    private final int children;
    private final Kernels kernels;
    private final Scorer scorer;
    private final ImageSet images;
    private final Weights weights;

    private ScoringSession(Task task, Kernels kernels) {
      Blueprint blueprint = task.network().blueprint();
      this.children = task.children().size();
      this.kernels = kernels;
      this.scorer = new Scorer(kernels, blueprint, new ShareAll(), task.children());
      this.images = task.network().noise(task.network().scoredImages());
      try (Training training = Training.start(setup(task), images)) {
        this.weights = training.weights();
      }
    }

    @Override
    public long run() {
      scorer.running(weights, images);
      return (long) children * images.size();
    }

    @Override
    public void close() {
      scorer.close();
      kernels.close();
    }
  }
}
