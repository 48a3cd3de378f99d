package dev.supernetlab.storage;

import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.supernet.store.CheckpointStore;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the store of weights takes a checkpoint. */
@Readiness
class WeightsCheck implements HealthCheck {
  private static final TrainingId PROBE = new TrainingId("health-probe", "none", 0, 0);

  private final CheckpointStore checkpoints;

  WeightsCheck(CheckpointStore checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("weight store");
    try {
      checkpoints.put(PROBE, 0, new byte[0]);
      checkpoints.delete(PROBE);
      return response.up().build();
    } catch (IOException e) {
      return response.down().withData("reason", String.valueOf(e.getMessage())).build();
    }
  }
}
