package dev.supernetlab.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.supernetlab.contracts.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes that stand on the topics of those who run an older version. A change that breaks one of
 * these files is a new version of the event, with a file of its own.
 */
class EventGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static List<Event> events() {
    return EventSamples.all();
  }

  static List<Event> wholeEvents() {
    return EventSamples.whole();
  }

  @ParameterizedTest
  @MethodSource("events")
  void theGoldenFileReadsAsTheEvent(Event event) throws IOException {
    assertThat(JsonCodec.read(golden(event).getBytes(UTF_8))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void theEventWritesTheGoldenFile(Event event) throws IOException {
    assertThat(new String(JsonCodec.write(event), UTF_8)).isEqualTo(golden(event));
  }

  @ParameterizedTest
  @MethodSource("events")
  void aMissingComponentIsRefused(Event event) throws IOException {
    var whole = JsonCodec.JSON.readTree(JsonCodec.write(event));
    for (var field : whole.properties()) {
      var part = whole.<ObjectNode>deepCopy();
      part.remove(field.getKey());
      byte[] bytes = JsonCodec.JSON.writeValueAsBytes(part);
      assertThatThrownBy(() -> JsonCodec.read(bytes))
          .as(field.getKey())
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("wholeEvents")
  void optionalComponentsHaveAGoldenFileOfTheirOwn(Event event) throws IOException {
    String golden =
        Files.readString(GOLDEN.resolve(CloudEventHeaders.typeOf(event) + ".whole.json")).strip();
    assertThat(JsonCodec.read(golden.getBytes(UTF_8))).isEqualTo(event);
    assertThat(new String(JsonCodec.write(event), UTF_8)).isEqualTo(golden);
  }

  @Test
  void everyTypeHasASampleAndAVersion() {
    assertThat(EventSamples.all())
        .extracting(CloudEventHeaders::typeOf)
        .doesNotHaveDuplicates()
        .hasSize(Event.class.getAnnotation(JsonSubTypes.class).value().length)
        .allMatch(type -> type.matches("[A-Z][A-Za-z]+\\.v[0-9]+"));
  }

  @Test
  void headersMakeACloudEventInBinaryMode() {
    assertThat(CloudEventHeaders.of(new ExperimentCancelled("a-1"), "sampler"))
        .containsOnly(
            entry("ce_specversion", "1.0"),
            entry("ce_id", "a-1/cancelled"),
            entry("ce_type", "dev.supernetlab.ExperimentCancelled.v1"),
            entry("ce_source", "sampler"),
            entry("content-type", "application/json"));
  }

  private static String golden(Event event) throws IOException {
    return Files.readString(GOLDEN.resolve(CloudEventHeaders.typeOf(event) + ".json")).strip();
  }
}
