package dev.supernetlab.sampler;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecSchema;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Specs that nobody has submitted: what one may say, and what it would do. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class SpecsResource {
  private final SpecBody body;

  SpecsResource(SpecBody body) {
    this.body = body;
  }

  /** Checks a spec and tells its size; nothing is started. */
  @POST
  @Path("plans")
  @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
  public PlanView plan(InputStream spec, @HeaderParam("Content-Type") MediaType type)
      throws InvalidSpecException, IOException {
    return PlanView.of(body.read(spec, type));
  }

  /** The JSON Schema of specs. */
  @GET
  @Path("spec/schema")
  @Produces("application/schema+json")
  public String schema() {
    return SpecSchema.json();
  }
}
