package dev.supernetlab.analytics;

import dev.supernetlab.analytics.rest.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;

/** Rebuilds the database from the log; answers when that is done. */
@Path("/results/rebuild")
public class RebuildResource {
  private final Rebuild rebuild;

  RebuildResource(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  @POST
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  public Rebuild.Counts rebuild() {
    try {
      return rebuild.run();
    } catch (UncheckedIOException e) {
      throw ProblemException.rebuildUnfinished(e.getMessage());
    }
  }
}
