package dev.supernetlab.evaluator;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the store of weights can be read; before the first snapshot it need not exist. */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {
  private final Path store;

  StoreHealth(@ConfigProperty(name = "lab.store.directory") Path store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    boolean readable = !Files.exists(store) || Files.isReadable(store);
    return HealthCheckResponse.named("evaluator weight store")
        .status(readable)
        .withData("directory", store.toString())
        .build();
  }
}
