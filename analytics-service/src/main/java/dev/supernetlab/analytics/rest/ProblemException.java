package dev.supernetlab.analytics.rest;

import jakarta.ws.rs.core.Response;

/** A request that cannot be answered; becomes a {@link Problem}. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Response.Status status;

  private ProblemException(Response.Status status, String detail) {
    super(detail);
    this.status = status;
  }

  static ProblemException unknownExperiment(String id) {
    return new ProblemException(Response.Status.NOT_FOUND, "There is no experiment " + id + ".");
  }

  static ProblemException badParameter(String name, String value, String allowed) {
    return new ProblemException(
        Response.Status.BAD_REQUEST,
        "Parameter %s is '%s'; allowed are %s.".formatted(name, value, allowed));
  }

  static ProblemException tooBusy() {
    return new ProblemException(
        Response.Status.SERVICE_UNAVAILABLE, "Another judgement is being made: try again soon.");
  }

  static ProblemException notSettled(String id) {
    return new ProblemException(
        Response.Status.CONFLICT,
        "Experiment %s has no complete super-net stage yet, so there is no ranking to judge."
            .formatted(id));
  }

  /** A rebuild that the store or the broker did not let end. */
  public static ProblemException rebuildUnfinished(String reason) {
    return new ProblemException(
        Response.Status.SERVICE_UNAVAILABLE,
        "The rebuild did not end, so results are missing: rebuild again. Reason: " + reason);
  }

  Response.Status status() {
    return status;
  }
}
