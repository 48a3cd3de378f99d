package dev.supernetlab.analytics.rest;

import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.analytics.progress.ProgressMeter;
import dev.supernetlab.analytics.report.Metric;
import dev.supernetlab.analytics.report.Report;
import dev.supernetlab.analytics.report.ReportBuilder;
import dev.supernetlab.analytics.report.State;
import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.List;

/** Experiments and what came of them. */
@Path("/results")
@Blocking
public class ResultsResource {
  private static final int MAX_LIMIT = 1000;
  private static final int MAX_FAILURES = 100;

  private final ResultStore store;
  private final ProgressMeter meter;

  public ResultsResource(ResultStore store, ProgressMeter meter) {
    this.store = store;
    this.meter = meter;
  }

  /**
   * Experiments by id.
   *
   * @param next what to give as {@code after} to go on; null at the end
   */
  record Listing(List<Listed> results, String next) {}

  /** One experiment in a listing. */
  record Listed(String id, String name, State state, String failure) {}

  /**
   * One experiment.
   *
   * @param failures trainings that ended early, with their reasons; the first hundred
   */
  record Result(
      String id,
      State state,
      String failure,
      List<Progress.StageProgress> stages,
      List<FailedTraining> failures,
      ExperimentSpec spec) {}

  /** A training that ended early. */
  record FailedTraining(String training, long step, String reason) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Listing list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.badParameter("limit", Integer.toString(limit), "1 to " + MAX_LIMIT);
    }
    List<Experiment> found = store.experiments(after, limit);
    return new Listing(
        found.stream().map(this::listed).toList(),
        found.size() < limit ? null : found.get(found.size() - 1).id());
  }

  private Listed listed(Experiment e) {
    boolean over = e.completed() || e.cancelled();
    State state = State.of(e, over ? List.of() : store.stages(e));
    return new Listed(e.id(), e.spec().name(), state, e.failure());
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Result result(@PathParam("id") String id) {
    Experiment experiment = experiment(id);
    List<FailedTraining> failures =
        store.stages(experiment).stream()
            .flatMap(stage -> stage.trainings().stream())
            .filter(training -> training.failure() != null)
            .limit(MAX_FAILURES)
            .map(t -> new FailedTraining(t.id(), t.step(), t.failure()))
            .toList();
    Progress progress = meter.read(id).orElseThrow();
    return new Result(
        id, progress.state(), progress.failure(), progress.stages(), failures, experiment.spec());
  }

  @GET
  @Path("/{id}/report")
  @Produces(MediaType.APPLICATION_JSON)
  public Report report(@PathParam("id") String id) {
    Experiment experiment = experiment(id);
    List<Stage> stages = store.stages(experiment);
    return new ReportBuilder(experiment, stages, store::evaluations).report();
  }

  @GET
  @Path("/{id}/metrics")
  @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV})
  public Response metrics(
      @PathParam("id") String id,
      @QueryParam("format") String format,
      @Context HttpHeaders headers) {
    Experiment experiment = experiment(id);
    List<Metric> metrics =
        experiment.spec().stages().stream()
            .flatMap(stage -> store.metrics(id, stage.name(), Metric.class).stream())
            .toList();
    return Format.of(format, headers) == Format.CSV
        ? Response.ok(csv(metrics), Format.TEXT_CSV).build()
        : Response.ok(metrics, MediaType.APPLICATION_JSON).build();
  }

  private static String csv(List<Metric> metrics) {
    StringWriter text = new StringWriter();
    Csv csv =
        new Csv(
            text,
            "stage",
            "metric",
            "scoring",
            "bn",
            "instance",
            "other",
            "step",
            "value",
            "n",
            "of",
            "low",
            "high",
            "level",
            "reason");
    metrics.forEach(
        m ->
            csv.line(
                m.stage(),
                m.metric(),
                m.scoring(),
                m.bn(),
                m.instance(),
                m.other(),
                m.step(),
                m.figure().value(),
                m.figure().n(),
                m.figure().of(),
                m.figure().low(),
                m.figure().high(),
                m.figure().level(),
                m.figure().reason()));
    return text.toString();
  }

  private Experiment experiment(String id) {
    return store.experiment(id).orElseThrow(() -> ProblemException.unknownExperiment(id));
  }
}
