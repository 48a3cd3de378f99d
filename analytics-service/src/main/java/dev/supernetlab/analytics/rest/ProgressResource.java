package dev.supernetlab.analytics.rest;

import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.analytics.progress.ProgressMeter;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** How far an experiment is: now, or as server-sent events until it ends. */
@Path("/results/{id}/progress")
public class ProgressResource {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final ProgressMeter meter;

  public ProgressResource(ProgressMeter meter) {
    this.meter = meter;
  }

  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  public Progress now(@PathParam("id") String id) {
    return read(id);
  }

  /**
   * One reading a second; the last one tells the end. A client that is slower gets fewer: nothing
   * is kept for it.
   */
  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<Progress> stream(@PathParam("id") String id) {
    Progress first = read(id);
    if (ended(first)) {
      return Multi.createFrom().item(first);
    }
    Multi<Progress> rest =
        Multi.createFrom()
            .ticks()
            .every(PERIOD)
            .onOverflow()
            .drop()
            .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
            .map(tick -> read(id))
            .select()
            .first(new UntilEnd());
    return Multi.createBy().concatenating().streams(Multi.createFrom().item(first), rest);
  }

  private Progress read(String id) {
    return meter.read(id).orElseThrow(() -> ProblemException.unknownExperiment(id));
  }

  private static boolean ended(Progress progress) {
    return progress.state().ended();
  }

  /** Lets the reading that tells the end pass, and nothing after it. */
  private static final class UntilEnd implements java.util.function.Predicate<Progress> {
    private boolean over;

    @Override
    public boolean test(Progress progress) {
      boolean passes = !over;
      over = ended(progress);
      return passes;
    }
  }
}
