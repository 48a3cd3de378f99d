package dev.supernetlab.trainer;

import io.opentelemetry.context.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What one training hands on behind its back, so that its steps need not wait for disk and broker:
 * a few things at most, one after the other in their order, and none after one that failed. Belongs
 * to the training's thread.
 */
final class SnapshotQueue {
  private static final int MOST = 8;

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "snapshots");
            thread.setDaemon(true);
            return thread;
          });

  private final Deque<CompletableFuture<Void>> pending = new ArrayDeque<>();

  /**
   * Has the work done after what was added before; waits while that is much.
   *
   * @throws RuntimeException what earlier work failed with
   */
  void add(Runnable work) {
    if (pending.size() == MOST) {
      await(pending.remove());
    }
    CompletableFuture<Void> last =
        pending.isEmpty() ? CompletableFuture.completedFuture(null) : pending.getLast();
    pending.add(last.thenRunAsync(Context.current().wrap(work), THREADS));
  }

  /**
   * Returns when all is done.
   *
   * @throws RuntimeException what it failed with
   */
  void flush() {
    while (!pending.isEmpty()) {
      await(pending.remove());
    }
  }

  private static void await(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
