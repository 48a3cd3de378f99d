package dev.supernetlab.analytics.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.analytics.Scenario;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private final SnapshotEvaluated event = new Scenario("shown", 1, 1, 0, 0).evaluations().get(0);

  @Test
  void anEvaluationSaysWhatHasScoredIt() {
    JsonNode shown = JsonCodec.JSON.valueToTree(Evaluation.of(event, null));
    assertThat(shown.at("/provenance/kernels").asText()).isEqualTo("cpu/512");
    assertThat(shown.at("/provenance/device").asText()).isEqualTo("A CPU");
  }

  @Test
  void everyLineOfItsTableEndsWithKernelsAndDevice() {
    StringWriter text = new StringWriter();
    Evaluation.of(event, null).writeTo(Evaluation.csv(text));
    assertThat(text.toString().lines()).hasSize(1 + event.scores().get(0).children().size());
    assertThat(text.toString().lines().findFirst()).get().asString().endsWith(",kernels,device");
    assertThat(text.toString().lines().skip(1)).allMatch(line -> line.endsWith(",cpu/512,A CPU"));
  }

  @Test
  void whatNothingHasScoredNamesNothing() {
    Evaluation shown = Evaluation.of(Scenario.unscorable(event, "its weights are lost"), null);
    assertThat(shown.provenance()).isNull();
    assertThat(shown.failure()).isEqualTo("its weights are lost");
  }
}
