package dev.supernetlab.sampler;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The one thread that plans and completes experiments, one after the other. */
@ApplicationScoped
class SamplerThread {
  private static final Logger LOG = Logger.getLogger(SamplerThread.class);
  private static final long RETRY_MS = 2_000;

  private final Sampler sampler;
  private final Experiments experiments;
  private final Replay replay;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "sampler"));

  SamplerThread(
      Sampler sampler, Experiments experiments, @Identifier("sampler-replay") Replay replay) {
    this.sampler = sampler;
    this.experiments = experiments;
    this.replay = replay;
  }

  void onStart(@Observes StartupEvent start) {
    replay.whenDone(() -> experiments.all().forEach(experiment -> advance(experiment.id())));
  }

  /** Has everything done that is due for an experiment, as soon as the broker lets it. */
  void advance(String id) {
    Runnable work = Context.current().wrap(() -> sampler.advance(id));
    thread.execute(() -> attempt(id, work));
  }

  private void attempt(String id, Runnable work) {
    try {
      work.run();
    } catch (LogUnavailableException e) {
      LOG.warnf("LAB-2002 %s waits for the broker: %s", id, e.getMessage());
      CompletableFuture.delayedExecutor(RETRY_MS, TimeUnit.MILLISECONDS, thread)
          .execute(() -> attempt(id, work));
    } catch (RuntimeException e) {
      LOG.errorf(e, "LAB-2003 %s cannot be planned", id);
      attempt(id, () -> sampler.abandon(id, "it cannot be planned: " + e));
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
