package dev.supernetlab.analytics.rest;

import dev.supernetlab.judging.Judgement;
import dev.supernetlab.judging.input.BadInputException;
import dev.supernetlab.judging.input.Fault;
import dev.supernetlab.judging.input.ForeignResults;
import dev.supernetlab.judging.render.JsonReport;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Judges results that other code has measured. Nothing of it is kept. One at a time, as each may
 * need much memory; the files of others wait on disk meanwhile.
 */
@Path("/judgements")
@Blocking
public class JudgementsResource {
  private static final long PATIENCE_SECONDS = 30;

  private final Semaphore turn = new Semaphore(1, true);

  /** The JSON Schema of the answers. */
  @GET
  @Path("/schema")
  @Produces(MediaType.APPLICATION_JSON)
  public String schema() {
    return JsonReport.schema();
  }

  /** Files: {@link JudgementForm} names them. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, MediaType.TEXT_HTML})
  public Response files(
      @BeanParam JudgementForm form,
      @QueryParam("format") String format,
      @QueryParam("table") String table,
      @Context HttpHeaders headers) {
    Judged answer = new Judged(format, table, headers);
    return inTurn(() -> answer.answer(Judgement.of(ForeignResults.read(form.request()))));
  }

  /** One JSON object. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, MediaType.TEXT_HTML})
  public Response json(
      InputStream body,
      @QueryParam("format") String format,
      @QueryParam("table") String table,
      @Context HttpHeaders headers) {
    Judged answer = new Judged(format, table, headers);
    return inTurn(() -> answer.answer(Judgement.of(read(body))));
  }

  private static ForeignResults read(InputStream body) {
    try {
      return ForeignResults.read(body);
    } catch (IOException e) {
      throw new BadInputException(
          List.of(new Fault("the body", 0, 0, null, "cannot be read to its end: " + e)));
    }
  }

  private <T> T inTurn(Callable<T> work) {
    try {
      if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw ProblemException.tooBusy();
      }
      try {
        return work.call();
      } finally {
        turn.release();
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
