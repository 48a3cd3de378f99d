package dev.supernetlab.sampler;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the log has been read that was there at the start. */
@Readiness
@ApplicationScoped
class ReplayCheck implements HealthCheck {
  private final Replay replay;

  ReplayCheck(@Identifier("sampler-replay") Replay replay) {
    this.replay = replay;
  }

  @Override
  public HealthCheckResponse call() {
    boolean done = replay.done();
    return HealthCheckResponse.named("sampler: replay")
        .withData("state", done ? "done" : "replaying")
        .status(done)
        .build();
  }
}
