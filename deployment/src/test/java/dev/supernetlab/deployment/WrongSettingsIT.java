package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrongSettingsIT {
  @Test
  void aWrongValueStopsTheStartWithASentenceThatNamesIt() {
    Path home = Cluster.directory("settings");
    Map<String, String> environment = Manifests.environment("sampler");
    environment.put("SAMPLER_STEPS_PER_EVENT", "0");
    try (ServiceProcess sampler = Deployed.start("sampler", environment, home)) {
      assertThat(sampler.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
      assertThat(sampler.log()).contains("sampler.steps-per-event must be greater than");
    }
  }
}
