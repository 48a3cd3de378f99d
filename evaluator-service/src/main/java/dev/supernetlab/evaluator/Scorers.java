package dev.supernetlab.evaluator;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Kernels and scorers, one set per snapshot in work at a time, lent to one thread after the other.
 */
final class Scorers implements AutoCloseable {
  private static final int KEPT = 4;

  private final Supplier<Kernels> kernels;
  private final Deque<Loan> free = new ConcurrentLinkedDeque<>();

  Scorers(Supplier<Kernels> kernels) {
    this.kernels = kernels;
  }

  Loan borrow() {
    Loan loan = free.poll();
    return loan == null ? new Loan(kernels.get()) : loan;
  }

  @Override
  public void close() {
    for (Loan loan = free.poll(); loan != null; loan = free.poll()) {
      loan.recent.values().forEach(Scorer::close);
      loan.kernels.close();
    }
  }

  /** One thread's kernels and its last few scorers, until {@link #close}. */
  final class Loan implements AutoCloseable {
    private final Kernels kernels;
    private final Map<Key, Scorer> recent = new LinkedHashMap<>(16, 0.75f, true);

    private Loan(Kernels kernels) {
      this.kernels = kernels;
    }

    /** Name of the kernels in use. */
    String kernels() {
      return kernels.name();
    }

    /** A scorer of a snapshot's children. */
    Scorer scorer(SnapshotTaken snapshot, Blueprint blueprint) {
      Key key = new Key(blueprint, snapshot.sharing(), snapshot.children());
      Scorer scorer =
          recent.computeIfAbsent(
              key,
              missing ->
                  new Scorer(
                      kernels,
                      blueprint,
                      SharingPolicy.of(snapshot.sharing()),
                      snapshot.children().stream().map(blueprint.space()::child).toList()));
      if (recent.size() > KEPT) {
        recent.remove(recent.keySet().iterator().next()).close();
      }
      return scorer;
    }

    @Override
    public void close() {
      free.push(this);
    }
  }

  private record Key(Blueprint blueprint, StageSpec.SharingSpec sharing, List<String> children) {}
}
