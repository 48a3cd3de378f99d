package dev.supernetlab.sampler;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.supernetlab.contracts.check.Violation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Why a request was refused (RFC 9457).
 *
 * @param type a URI reference that names the kind of problem, or {@code about:blank}
 * @param title the kind of problem, in words
 * @param status HTTP status
 * @param detail one sentence about this case
 * @param violations all that is wrong with the spec, if that is the problem; else left out
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {
  static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  static Problem invalidSpec(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.get(0).message()
            : "The spec has " + violations.size() + " violations.";
    return new Problem(
        "/problems/invalid-spec", "Invalid experiment spec", 400, detail, violations);
  }

  static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail, List.of());
  }

  Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
