package dev.supernetlab.trainer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether this machine can do the arithmetic. */
@Readiness
@ApplicationScoped
class EngineHealth implements HealthCheck {
  private final Workspaces workspaces;

  EngineHealth(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("trainer engine");
    try (Workspaces.Loan loan = workspaces.borrow()) {
      return response.up().withData("kernels", loan.workspace().kernels().name()).build();
    } catch (RuntimeException e) {
      return response.down().withData("reason", String.valueOf(e.getMessage())).build();
    }
  }
}
