package dev.supernetlab.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.check.Violation;
import java.util.ArrayList;
import java.util.List;

/** The services refused a request (RFC 9457). */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Violation> violations;

  RefusedException(int status, String sentence, List<Violation> violations) {
    super(sentence);
    this.status = status;
    this.violations = List.copyOf(violations);
  }

  /** Reads a problem document; a body that is none is quoted. */
  static RefusedException of(int status, String request, JsonNode problem) {
    String detail = problem.path("detail").asText(problem.path("title").asText("no reason given"));
    List<Violation> violations = new ArrayList<>();
    problem
        .path("violations")
        .forEach(
            v ->
                violations.add(
                    new Violation(
                        v.path("pointer").asText(),
                        v.path("value").isNull() ? null : v.get("value"),
                        v.path("allowed").asText(v.path("message").asText()))));
    return new RefusedException(
        status, "%s was refused with %d: %s".formatted(request, status, detail), violations);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** What is wrong with the spec, if that is the reason. */
  public List<Violation> violations() {
    return violations;
  }
}
