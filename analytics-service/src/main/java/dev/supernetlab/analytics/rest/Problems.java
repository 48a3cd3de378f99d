package dev.supernetlab.analytics.rest;

import com.mongodb.MongoException;
import dev.supernetlab.judging.input.BadInputException;
import dev.supernetlab.judging.input.Fault;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns failures into problems. */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final String PROBLEM_JSON = "application/problem+json";

  @ServerExceptionMapper
  Response refused(ProblemException e, UriInfo uri) {
    return problem(e.status(), e.getMessage(), uri);
  }

  @ServerExceptionMapper
  Response storeAway(MongoException e, UriInfo uri) {
    LOG.warnf("LAB-4002 the store does not answer: %s", e.getMessage());
    return problem(
        Response.Status.SERVICE_UNAVAILABLE,
        "The store (MongoDB) does not answer. Try again when it does.",
        uri);
  }

  @ServerExceptionMapper
  Response badInput(BadInputException e, UriInfo uri) {
    return problem(Response.Status.BAD_REQUEST, e.getMessage(), uri, e.faults());
  }

  private static Response problem(Response.Status status, String detail, UriInfo uri) {
    return problem(status, detail, uri, null);
  }

  private static Response problem(
      Response.Status status, String detail, UriInfo uri, List<Fault> faults) {
    Problem problem =
        new Problem(
            "about:blank",
            status.getReasonPhrase(),
            status.getStatusCode(),
            detail,
            uri.getRequestUri().getPath(),
            faults);
    return Response.status(status).type(PROBLEM_JSON).entity(problem).build();
  }
}
