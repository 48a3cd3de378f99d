package dev.supernetlab.evaluator;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether this machine can do the arithmetic. */
@Readiness
@ApplicationScoped
class EngineHealth implements HealthCheck {
  private final Scorers scorers;

  EngineHealth(Scorers scorers) {
    this.scorers = scorers;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("evaluator engine");
    try (Scorers.Loan loan = scorers.borrow()) {
      return response.up().withData("kernels", loan.kernels()).build();
    } catch (RuntimeException e) {
      return response.down().withData("reason", String.valueOf(e.getMessage())).build();
    }
  }
}
