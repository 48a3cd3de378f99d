package dev.supernetlab.trainer;

import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.supernet.store.CheckpointStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the store of weights takes a checkpoint. */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {
  private static final TrainingId PROBE = new TrainingId("health-probe", "trainer", 0, 0);

  private final CheckpointStore checkpoints;

  StoreHealth(CheckpointStore checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("trainer weight store");
    try {
      checkpoints.put(PROBE, 0, new byte[0]);
      checkpoints.delete(PROBE);
      return response.up().build();
    } catch (IOException e) {
      return response.down().withData("reason", String.valueOf(e.getMessage())).build();
    }
  }
}
