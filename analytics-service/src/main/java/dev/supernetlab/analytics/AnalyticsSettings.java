package dev.supernetlab.analytics;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** What an operator may choose. */
@ConfigMapping(prefix = "analytics")
public interface AnalyticsSettings {

  /** Time between a write and the commit of its offset. */
  Duration commitDelay();

  /** The name of the database. */
  @NotBlank
  String database();
}
