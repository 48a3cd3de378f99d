package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.network.Blueprint;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One engine thread's kernels and the buffers of its batches, which all trainings of that thread
 * use one after the other. Buffers are made at the first batch of a blueprint and size, and those
 * not used for longest are freed when there are too many. Belongs to one thread.
 */
public final class Workspace implements AutoCloseable {
  /** Two batch sizes (an epoch's last batch is smaller) of two blueprints. */
  private static final int KEPT = 4;

  private final Kernels kernels;
  private final Map<Key, ChildNetwork> networks = new LinkedHashMap<>(16, 0.75f, true);
  private ExecutorService aside;

  /**
   * A workspace without buffers.
   *
   * @param kernels closed with the workspace
   */
  public Workspace(Kernels kernels) {
    this.kernels = kernels;
  }

  /** This thread's kernels. */
  public Kernels kernels() {
    return kernels;
  }

  /** A thread beside the engine's, which prepares what that will need. */
  Executor aside() {
    if (aside == null) {
      aside =
          Executors.newSingleThreadExecutor(
              work -> {
                Thread thread = new Thread(work, "batches");
                thread.setDaemon(true);
                return thread;
              });
    }
    return aside;
  }

  ChildNetwork network(Blueprint blueprint, int batch) {
    ChildNetwork network =
        networks.computeIfAbsent(
            new Key(blueprint, batch), key -> new ChildNetwork(kernels, blueprint, batch));
    if (networks.size() > KEPT) {
      Iterator<ChildNetwork> oldestFirst = networks.values().iterator();
      oldestFirst.next().close();
      oldestFirst.remove();
    }
    return network;
  }

  /** Frees buffers, kernels and the thread beside. */
  @Override
  public void close() {
    networks.values().forEach(ChildNetwork::close);
    networks.clear();
    if (aside != null) {
      aside.shutdownNow();
    }
    kernels.close();
  }

  private record Key(Blueprint blueprint, int batch) {}
}
