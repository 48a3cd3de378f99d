package dev.supernetlab.analytics;

import dev.supernetlab.analytics.store.ResultStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Does a rebuild again that was cut short, when the service starts. Events that come before it has
 * begun do no harm: it drops what they did and reads them again.
 */
@Singleton
class RebuildAtStart {
  private static final Logger LOG = Logger.getLogger(RebuildAtStart.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

  private final ResultStore store;
  private final Rebuild rebuild;
  private Cancellable work = () -> {};

  RebuildAtStart(ResultStore store, Rebuild rebuild) {
    this.store = store;
    this.rebuild = rebuild;
  }

  /** Returns at once; the store may be away for long. */
  void onStart(@Observes StartupEvent start) {
    work =
        Uni.createFrom()
            .item(this::finish)
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .onFailure()
            .invoke(e -> LOG.warnf("LAB-4004 whether to rebuild is tried again: %s", e.toString()))
            .onFailure()
            .retry()
            .withBackOff(FIRST_RETRY, LONGEST_RETRY)
            .indefinitely()
            .subscribe()
            .with(done -> {});
  }

  void onStop(@Observes ShutdownEvent stop) {
    work.cancel();
  }

  private boolean finish() {
    boolean cutShort = store.halfEmpty();
    if (cutShort) {
      LOG.warn("LAB-4003 a rebuild was cut short and is done again");
      rebuild.run();
    }
    return cutShort;
  }
}
