package dev.supernetlab.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.ExperimentCompleted;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "null",
        "[]",
        "{}",
        "{\"experimentId\":\"a\"}",
        "{\"type\":\"ExperimentCancelled.v9\",\"experimentId\":\"a\"}",
        "{\"type\":\"ExperimentCancelled.v1\",\"experimentId\":\"a\",\"why\":\"so\"}",
        "{\"type\":\"ExperimentCancelled.v1\",\"experimentId\":\"a\"} tail",
        "{\"type\":\"ExperimentCompleted.v1\",\"experimentId\":\"a\"}",
        "{\"type\":\"TrainingCompleted.v1\",\"trainingId\":\"a/b/0/0\",\"steps\":null,\"images\":1,"
            + "\"nanos\":1,\"snapshots\":1}",
      })
  void whatIsNoEventIsRefused(String json) {
    assertThatThrownBy(() -> JsonCodec.read(json.getBytes(UTF_8))).isInstanceOf(IOException.class);
  }

  @Test
  void aComponentMayBeNullWhereThatHasAMeaning() throws IOException {
    String json = "{\"type\":\"ExperimentCompleted.v1\",\"experimentId\":\"a\",\"failure\":null}";
    assertThat(JsonCodec.read(json.getBytes(UTF_8))).isEqualTo(new ExperimentCompleted("a", null));
  }
}
