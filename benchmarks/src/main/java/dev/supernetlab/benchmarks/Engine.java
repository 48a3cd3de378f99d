package dev.supernetlab.benchmarks;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** This engine: single-thread trainings or scorings side by side, one per processor. */
final class Engine implements Contender {
  private final List<Worker> workers = new ArrayList<>();

  Engine(int processors) {
    for (int i = 0; i < processors; i++) {
      workers.add(new Worker());
    }
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public String version() {
    try (Kernels kernels = KernelSet.openBest()) {
      return "ours: kernels %s, Java %s".formatted(kernels.name(), Runtime.version());
    }
  }

  @Override
  public List<Mode> modes() {
    return List.of(new Mode(workers.size(), 1));
  }

  @Override
  public double imagesPerSecond(Task task, Mode mode, double seconds) {
    List<Worker> used = workers.subList(0, mode.instances());
    List<Future<?>> ready = new ArrayList<>();
    used.forEach(worker -> ready.add(worker.prepare(task, seconds)));
    ready.forEach(Engine::result);
    List<Future<Double>> rates = new ArrayList<>();
    used.forEach(worker -> rates.add(worker.measure(seconds)));
    return rates.stream().mapToDouble(Engine::result).sum();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException | CancellationException e) {
      throw new ContenderException("the engine failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContenderException("interrupted", e);
    }
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
  }

  /** A thread with its last task's session. */
  private static final class Worker {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Task task;
    private Session session;

    /** Makes the session and warms it up, where this is another task than before. */
    Future<?> prepare(Task next, double seconds) {
      return thread.submit(
          () -> {
            if (!next.equals(task)) {
              end();
              session = Session.of(next, KernelSet.openBest());
              task = next;
              session.warmUp(seconds);
            }
          });
    }

    Future<Double> measure(double seconds) {
      return thread.submit(() -> session.imagesPerSecond(seconds));
    }

    private void end() {
      if (session != null) {
        session.close();
        session = null;
        task = null;
      }
    }

    void close() {
      thread.execute(this::end);
      thread.shutdown();
    }
  }
}
