package dev.supernetlab.storage;

import static java.util.stream.Collectors.joining;

import dev.supernetlab.supernet.data.Datasets;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the sets that are required are there; names those that are not. */
@Readiness
class DataCheck implements HealthCheck {
  private final DataSettings settings;
  private final Datasets datasets;

  DataCheck(DataSettings settings, Datasets datasets) {
    this.settings = settings;
    this.datasets = datasets;
  }

  @Override
  public HealthCheckResponse call() {
    String missing =
        settings.required().orElse(List.of()).stream()
            .filter(set -> !datasets.has(set))
            .collect(joining(", "));
    var response = HealthCheckResponse.named("data sets").status(missing.isEmpty());
    return missing.isEmpty()
        ? response.build()
        : response
            .withData("missing", missing)
            .withData("directories", settings.directories().toString())
            .build();
  }
}
