package dev.supernetlab.analytics.rest;

import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.StageSpec;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The raw scores: page by page as JSON, all at once as a CSV stream. */
@Path("/results/{id}/evaluations")
@Blocking
public class EvaluationsResource {
  private static final int MAX_SIZE = 500;

  private final ResultStore store;

  public EvaluationsResource(ResultStore store) {
    this.store = store;
  }

  /**
   * One page.
   *
   * @param page 0-based
   * @param size evaluations per page
   * @param total evaluations there are
   */
  record Page(int page, int size, int total, List<Evaluation> evaluations) {}

  @GET
  @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV})
  public Response evaluations(
      @PathParam("id") String id,
      @QueryParam("stage") String stage,
      @QueryParam("bn") String bn,
      @QueryParam("page") @DefaultValue("0") int page,
      @QueryParam("size") @DefaultValue("50") int size,
      @QueryParam("format") String format,
      @Context HttpHeaders headers) {
    if (size < 1 || size > MAX_SIZE) {
      throw ProblemException.badParameter("size", Integer.toString(size), "1 to " + MAX_SIZE);
    }
    if (page < 0) {
      throw ProblemException.badParameter("page", Integer.toString(page), "0 and more");
    }
    BnMode mode = mode(bn);
    List<String> ids = snapshots(experiment(id), stage);
    return Format.of(format, headers) == Format.CSV
        ? Response.ok(stream(ids, mode), Format.TEXT_CSV).build()
        : Response.ok(page(ids, mode, page, size), MediaType.APPLICATION_JSON).build();
  }

  private Experiment experiment(String id) {
    return store.experiment(id).orElseThrow(() -> ProblemException.unknownExperiment(id));
  }

  private static BnMode mode(String label) {
    return label == null
        ? null
        : Arrays.stream(BnMode.values())
            .filter(mode -> mode.label().equals(label))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.badParameter(
                        "bn",
                        label,
                        Arrays.stream(BnMode.values()).map(BnMode::label).toList().toString()));
  }

  private List<String> snapshots(Experiment experiment, String stage) {
    List<String> names = experiment.spec().stages().stream().map(StageSpec::name).toList();
    if (stage != null && !names.contains(stage)) {
      throw ProblemException.badParameter("stage", stage, names.toString());
    }
    return names.stream()
        .filter(name -> stage == null || stage.equals(name))
        .flatMap(name -> store.stage(experiment.id(), name).stream())
        .flatMap(found -> found.snapshots().stream())
        .toList();
  }

  private Page page(List<String> ids, BnMode bn, int page, int size) {
    int from = (int) Math.min((long) page * size, ids.size());
    List<Evaluation> found = new ArrayList<>();
    store.evaluations(
        ids.subList(from, Math.min(from + size, ids.size())), e -> found.add(Evaluation.of(e, bn)));
    return new Page(page, size, ids.size(), found);
  }

  private StreamingOutput stream(List<String> ids, BnMode bn) {
    return (OutputStream out) -> {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      Csv csv = Evaluation.csv(writer);
      store.evaluations(ids, e -> Evaluation.of(e, bn).writeTo(csv));
      writer.flush();
    };
  }
}
