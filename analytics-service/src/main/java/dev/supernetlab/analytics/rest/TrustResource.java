package dev.supernetlab.analytics.rest;

import dev.supernetlab.analytics.report.ReportBuilder;
import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.ResultStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** How far the ranking of an experiment's stage can be trusted. */
@Path("/results/{id}/trust")
@Blocking
public class TrustResource {
  private final ResultStore store;

  public TrustResource(ResultStore store) {
    this.store = store;
  }

  /**
   * The trust report of one stage.
   *
   * @param stage may be left out where there is only one super-net stage
   * @param table of CSV; all figures where it is left out
   */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, MediaType.TEXT_HTML})
  public Response trust(
      @PathParam("id") String id,
      @QueryParam("stage") String stage,
      @QueryParam("format") String format,
      @QueryParam("table") String table,
      @Context HttpHeaders headers) {
    Judged form = new Judged(format, table, headers);
    Experiment experiment =
        store.experiment(id).orElseThrow(() -> ProblemException.unknownExperiment(id));
    ReportBuilder builder =
        new ReportBuilder(experiment, store.stages(experiment), store::evaluations);
    List<String> stages = builder.judged();
    if (stages.isEmpty()) {
      throw ProblemException.notSettled(id);
    }
    String chosen = stage == null && stages.size() == 1 ? stages.get(0) : stage;
    if (!stages.contains(chosen)) {
      throw ProblemException.badParameter("stage", chosen, stages.toString());
    }
    return form.answer(builder.trust(chosen));
  }
}
