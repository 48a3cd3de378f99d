package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.deployment.TopicFiles;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {
  /** As the sampler makes them with its defaults. */
  private static final TopicLayout LAYOUT = new TopicLayout(32, 8, Optional.empty());

  private static final Map<String, Integer> PARTITIONS =
      LAYOUT.topics().stream().collect(Collectors.toMap(NewTopic::name, NewTopic::numPartitions));

  private static final Map<String, String> CONFIG =
      Map.of("retention.ms", "-1", "retention.bytes", "-1");

  @Test
  void theJobOfComposeAndOfTheLocalOverlayMakesTheTopicsOfTheCode() {
    assertThat(TopicFiles.listed()).isEqualTo(PARTITIONS);
    String script = TopicFiles.script();
    CONFIG.forEach((key, value) -> assertThat(script).contains("--config " + key + "=" + value));
    assertThat(LAYOUT.topics()).allMatch(topic -> topic.configs().equals(CONFIG));
  }

  @Test
  void strimziMakesTheTopicsOfTheCode() {
    Map<String, Integer> partitions =
        TopicFiles.strimzi().stream()
            .collect(
                Collectors.toMap(
                    topic -> topic.at("/metadata/name").asText(),
                    topic -> topic.at("/spec/partitions").asInt()));
    assertThat(partitions).isEqualTo(PARTITIONS);
    assertThat(TopicFiles.strimzi()).allSatisfy(TopicsTest::isKeptForEver);
  }

  private static void isKeptForEver(JsonNode topic) {
    JsonNode config = topic.at("/spec/config");
    assertThat(config).hasSize(CONFIG.size());
    CONFIG.forEach((key, value) -> assertThat(config.path(key).asText()).isEqualTo(value));
    assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
    assertThat(topic.at("/metadata/labels/strimzi.io~1cluster").asText()).isEqualTo("lab");
  }
}
