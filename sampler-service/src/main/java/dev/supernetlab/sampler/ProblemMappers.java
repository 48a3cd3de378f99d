package dev.supernetlab.sampler;

import dev.supernetlab.contracts.check.InvalidSpecException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns exceptions into problem documents. */
class ProblemMappers {
  private static final String RETRY_SECONDS = "2";

  @ServerExceptionMapper
  public Response refused(ProblemException e) {
    return e.problem().response();
  }

  @ServerExceptionMapper
  public Response invalid(InvalidSpecException e) {
    return Problem.invalidSpec(e.violations()).response();
  }

  @ServerExceptionMapper
  public Response unavailable(LogUnavailableException e) {
    return Response.fromResponse(
            Problem.of(503, "Event log unavailable", "Try again soon: " + e.getMessage() + ".")
                .response())
        .header("Retry-After", RETRY_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  public Response unknownType(NotSupportedException e) {
    return Problem.of(
            415,
            "Unsupported media type",
            "A spec is sent as application/json, application/yaml, application/x-yaml or text/yaml.")
        .response();
  }

  @ServerExceptionMapper
  public Response unknownMethod(NotAllowedException e) {
    return Problem.of(405, "Method not allowed", "This resource does not have this method.")
        .response();
  }
}
