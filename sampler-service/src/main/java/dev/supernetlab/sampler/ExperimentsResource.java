package dev.supernetlab.sampler;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Experiments: submitted, looked at, cancelled. */
@Path("/experiments")
@Produces(MediaType.APPLICATION_JSON)
class ExperimentsResource {
  private static final int LARGEST_PAGE = 200;

  private final Sampler sampler;
  private final Experiments experiments;
  private final SpecBody body;
  private final Replay replay;
  private final MeterRegistry meters;

  ExperimentsResource(
      Sampler sampler,
      Experiments experiments,
      SpecBody body,
      @Identifier("sampler-replay") Replay replay,
      MeterRegistry meters) {
    this.sampler = sampler;
    this.experiments = experiments;
    this.body = body;
    this.replay = replay;
    this.meters = meters;
  }

  /**
   * Submits a spec under the id that follows from it, so the same spec again is the same
   * experiment; with an idempotency key, under an id of the key's own, so the same spec with
   * another key is run again.
   */
  @POST
  @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
  public Response post(
      InputStream spec,
      @HeaderParam("Content-Type") MediaType type,
      @HeaderParam("Idempotency-Key") String key)
      throws InvalidSpecException, IOException {
    ExperimentSpec read = body.read(spec, type);
    String id = ExperimentId.of(read);
    return submitted(key == null ? id : keyed(id, IdempotencyKey.suffix(key)), read);
  }

  private String keyed(String id, String suffix) {
    checkReplayed();
    String wanted = id + suffix;
    boolean taken =
        experiments.all().stream()
            .map(Experiment::id)
            .anyMatch(other -> other.endsWith(suffix) && !other.equals(wanted));
    if (taken) {
      throw ProblemException.unprocessable(
          "This Idempotency-Key was sent with another spec before: choose a new one.");
    }
    return wanted;
  }

  /**
   * Makes sure that an experiment exists. Its id is the one that follows from the spec, or that one
   * with a suffix of the client's, which runs the same spec again.
   */
  @PUT
  @Path("/{id}")
  @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
  public Response put(
      @PathParam("id") String id, InputStream spec, @HeaderParam("Content-Type") MediaType type)
      throws InvalidSpecException, IOException {
    ExperimentSpec read = body.read(spec, type);
    if (!ExperimentId.fits(id, read)) {
      throw ProblemException.conflict(
          "The id of this spec is %1$s, or %1$s- and a suffix of 1 to 16 of a-z, 0-9, -; not %2$s."
              .formatted(ExperimentId.of(read), id));
    }
    return submitted(id, read);
  }

  /** Experiments, newest first. */
  @GET
  public ExperimentPage list(
      @QueryParam("state") String state,
      @QueryParam("name") String name,
      @QueryParam("page") @DefaultValue("0") int page,
      @QueryParam("size") @DefaultValue("50") int size) {
    if (page < 0 || size < 1 || size > LARGEST_PAGE) {
      throw ProblemException.badRequest("page is at least 0, size 1 to " + LARGEST_PAGE + ".");
    }
    checkReplayed();
    Optional<Experiment.State> wanted = Optional.ofNullable(state).map(Experiment.State::of);
    List<Experiment> matching =
        experiments.all().stream()
            .filter(experiment -> wanted.isEmpty() || experiment.state() == wanted.get())
            .filter(experiment -> name == null || experiment.spec().name().equals(name))
            .toList();
    List<ExperimentView> items =
        matching.stream()
            .skip((long) page * size)
            .limit(size)
            .map(ExperimentView::summary)
            .toList();
    return new ExperimentPage(items, matching.size(), page, size);
  }

  @GET
  @Path("/{id}")
  public ExperimentView get(@PathParam("id") String id) {
    return ExperimentView.whole(find(id));
  }

  /** Cancels an experiment that has not ended. */
  @DELETE
  @Path("/{id}")
  public Response delete(@PathParam("id") String id) {
    Experiment ended = sampler.cancel(find(id).id());
    if (!ended.cancelled()) {
      throw ProblemException.conflict("Experiment " + id + " has ended already.");
    }
    return Response.accepted(ExperimentView.whole(ended)).build();
  }

  private Response submitted(String id, ExperimentSpec spec) {
    checkReplayed();
    URI location = URI.create("/experiments/" + id);
    Optional<Experiment> known = experiments.find(id);
    if (known.isPresent()) {
      return Response.ok(ExperimentView.whole(known.get())).location(location).build();
    }
    Experiment made = sampler.submit(id, spec);
    meters.counter("lab.experiments.accepted").increment();
    return Response.accepted(ExperimentView.whole(made)).location(location).build();
  }

  private Experiment find(String id) {
    checkReplayed();
    return experiments.find(id).orElseThrow(() -> ProblemException.notFound(id));
  }

  private void checkReplayed() {
    if (!replay.done()) {
      throw new LogUnavailableException(
          "the log is not read yet: the service has just started", null);
    }
  }
}
