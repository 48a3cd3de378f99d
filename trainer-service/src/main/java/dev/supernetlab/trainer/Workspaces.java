package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.TrainingStarted.Provenance;
import dev.supernetlab.kernels.Device;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.Splits;
import dev.supernetlab.supernet.train.Workspace;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Kernels and activation buffers, one set per training in work at a time, however many trainings
 * there are. They are made when first needed and lent to one thread after the other.
 */
final class Workspaces implements AutoCloseable {
  /** To be raised by every change after which the same training comes to other bits. */
  private static final String ENGINE = "1";

  private static final int THREADS = 1;

  private final Supplier<Kernels> kernels;
  private final Deque<Workspace> free = new ConcurrentLinkedDeque<>();
  private volatile String engine;

  Workspaces(Supplier<Kernels> kernels) {
    this.kernels = kernels;
  }

  Loan borrow() {
    Workspace workspace = free.poll();
    return new Loan(workspace == null ? new Workspace(kernels.get()) : workspace);
  }

  /** Engine version, kernels and threads, which bits depend on. */
  String engine() {
    if (engine == null) {
      try (Loan loan = borrow()) {
        engine = ENGINE + " " + loan.workspace().kernels().name() + " x" + THREADS;
      }
    }
    return engine;
  }

  /**
   * What the bits of a training depend on besides its spec.
   *
   * @param engines those that have trained it, in order
   */
  Provenance provenance(String engines, Splits splits) {
    try (Loan loan = borrow()) {
      return new Provenance(
          engines,
          loan.workspace().kernels().name(),
          THREADS,
          splits.name(),
          splits.train().sha256(),
          Device.name(),
          splits.files());
    }
  }

  @Override
  public void close() {
    for (Workspace workspace = free.poll(); workspace != null; workspace = free.poll()) {
      workspace.close();
    }
  }

  /** A workspace until {@link #close}. */
  final class Loan implements AutoCloseable {
    private final Workspace workspace;

    private Loan(Workspace workspace) {
      this.workspace = workspace;
    }

    Workspace workspace() {
      return workspace;
    }

    @Override
    public void close() {
      free.push(workspace);
    }
  }
}
