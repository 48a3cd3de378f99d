package dev.supernetlab.analytics;

import com.mongodb.MongoException;
import dev.supernetlab.analytics.store.ResultStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the store answers; the broker is checked by its channels. */
@Readiness
class StoreCheck implements HealthCheck {
  private final ResultStore store;

  StoreCheck(ResultStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    var check = HealthCheckResponse.named("analytics: store");
    try {
      store.ping();
      return check.up().build();
    } catch (MongoException e) {
      return check.down().withData("reason", e.getMessage()).build();
    }
  }
}
