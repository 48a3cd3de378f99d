package dev.supernetlab.sampler;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker answers. */
@Readiness
@ApplicationScoped
class BrokerCheck implements HealthCheck {
  private static final int TIMEOUT_MS = 2_000;

  private final Admin admin;
  private final String address;

  BrokerCheck(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    this.address = String.valueOf(config.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    this.admin = Admin.create(config);
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("sampler: broker").withData("address", address);
    try {
      admin.describeCluster().nodes().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      return response.up().build();
    } catch (ExecutionException | TimeoutException e) {
      return response.withData("reason", e.toString()).down().build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return response.withData("reason", "interrupted").down().build();
    }
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
  }
}
