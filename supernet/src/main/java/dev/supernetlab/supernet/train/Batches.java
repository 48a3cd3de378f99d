package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.augment.Augmentation;
import dev.supernetlab.supernet.data.ImageSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Feeds one training. Images that are augmented take time, so the batches of the next steps are
 * made ahead on another thread: at most {@link #AHEAD}, which is what sits in memory. What a batch
 * is does not depend on that. Belongs to the training's thread.
 */
final class Batches implements AutoCloseable {
  /** Batches that are ready or being made while a step is in work. */
  static final int AHEAD = 2;

  private final ImageSet images;
  private final BatchOrder order;
  private final Augmentation augmentation;
  private final long steps;
  private final Deque<FutureTask<Batch>> ahead = new ArrayDeque<>();
  private long next;

  /**
   * Batches of a training.
   *
   * @param steps of the training, beyond which none is made
   */
  Batches(ImageSet images, BatchOrder order, Augmentation augmentation, long steps) {
    this.images = images;
    this.order = order;
    this.augmentation = augmentation;
    this.steps = steps;
  }

  /** Fills in a step's images and labels; the network is for as many as its batch has. */
  void read(long step, ChildNetwork network, Executor aside) {
    if (augmentation.changes()) {
      take(step, aside).copyTo(network);
    } else {
      images.read(order.batch(step), network.images(), network.labels());
    }
  }

  private Batch take(long step, Executor aside) {
    if (next != step + ahead.size()) { // the first step since a start or a restore
      close();
      next = step;
    }
    while (next < steps && next <= step + AHEAD) {
      FutureTask<Batch> task = task(next);
      ahead.add(task);
      if (next > step) {
        aside.execute(task);
      }
      next++;
    }
    return get(ahead.remove());
  }

  private FutureTask<Batch> task(long step) {
    int[] indices = order.batch(step);
    return new FutureTask<>(() -> Batch.of(images, indices, augmentation, step));
  }

  private static Batch get(FutureTask<Batch> task) {
    task.run(); // at once, should no other thread have begun; else this returns and get waits
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a batch", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be made", e.getCause());
    }
  }

  /** Forgets the batches that are made ahead. */
  @Override
  public void close() {
    ahead.forEach(task -> task.cancel(false));
    ahead.clear();
  }
}
