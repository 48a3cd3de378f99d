package dev.supernetlab.local.process;

import dev.supernetlab.local.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds and ends what another command started on a home. */
public final class LabFinder {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration END = Duration.ofSeconds(75);
  private static final Duration FORCED_END = Duration.ofSeconds(10);

  private final Home home;
  private final Duration patience;

  /**
   * Finds labs of this home.
   *
   * @param patience how long processes may take to end after the one that started them
   */
  public LabFinder(Home home, Duration patience) {
    this.home = home;
    this.patience = patience;
  }

  /**
   * The lab that is up on this home, once it is ready.
   *
   * @throws UnavailableException if it does not answer, or if processes of a lab are left whose
   *     command was killed and that do not end
   */
  public Optional<LabState> running() {
    Optional<LabState> found = home.readState();
    if (found.isEmpty()) {
      return found;
    }
    LabState state = found.get();
    if (state.isOwned()) {
      new Readiness(state.url()).await(READY, () -> requireOwner(state));
      return found;
    }
    awaitEnd(state.alive(), patience);
    List<ProcessRef> left = state.alive();
    if (!left.isEmpty()) {
      throw new UnavailableException(
          "A process of an earlier start (pid %d) still holds %s: end it with ./lab down."
              .formatted(left.get(0).pid(), home.directory()));
    }
    home.deleteState();
    return Optional.empty();
  }

  private void requireOwner(LabState state) {
    if (!state.isOwned()) {
      throw new UnavailableException(
          "The lab on %s ended just now: try again.".formatted(home.directory()));
    }
  }

  /**
   * Ends whatever runs on this home and returns when it has ended.
   *
   * @return whether anything ran
   */
  public boolean down() {
    Optional<LabState> found = home.readState();
    if (found.isEmpty()) {
      return false;
    }
    LabState state = found.get();
    List<ProcessRef> alive = state.alive();
    if (state.isOwned()) {
      // It ends the others in order.
      state.owner().handle().ifPresent(ProcessHandle::destroy);
    } else {
      alive.forEach(p -> p.handle().ifPresent(ProcessHandle::destroy));
    }
    awaitEnd(alive, END);
    state.alive().forEach(p -> p.handle().ifPresent(ProcessHandle::destroyForcibly));
    awaitEnd(state.alive(), FORCED_END);
    home.deleteState();
    return !alive.isEmpty();
  }

  private static void awaitEnd(List<ProcessRef> processes, Duration limit) {
    CompletableFuture<?>[] ends =
        processes.stream()
            .flatMap(p -> p.handle().stream())
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Whoever is left is asked for again by the caller.
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new UnavailableException("Interrupted while a lab was ending.", e);
    }
  }
}
