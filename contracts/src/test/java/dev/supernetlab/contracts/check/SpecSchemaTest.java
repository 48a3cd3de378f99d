package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpecSchemaTest {
  private final JsonNode schema = SpecSchema.node();

  /** Every field of the schema, under the pointer to it. */
  private final Map<String, JsonNode> fields = new TreeMap<>();

  SpecSchemaTest() {
    collect("", schema);
  }

  @Test
  void everyFieldIsDescribed() {
    assertThat(fields).hasSizeGreaterThan(100);
    assertThat(fields)
        .allSatisfy((pointer, field) -> assertThat(described(field)).as(pointer).isTrue());
  }

  @Test
  void everyAllowedNameIsExplained() {
    fields.forEach(
        (pointer, field) ->
            names(field)
                .forEach(
                    name ->
                        assertThat(field.findValuesAsText("description").toString())
                            .as(pointer)
                            .contains("- " + name.asText() + ": ")));
  }

  @Test
  void defaultsAreWhatTheReaderFillsIn() {
    assertThat(fields.get("/$defs/TrainingSpec/properties/batch").get("default").asInt())
        .isEqualTo(256);
    assertThat(fields.get("/properties/data/properties/validation").get("default"))
        .hasToString("{\"from\":\"train\",\"images\":5000}");
  }

  @Test
  void whatDependsOnOtherFieldsHasNoDefault() {
    assertThat(fields.get("/properties/data/properties/train").has("default")).isFalse();
    assertThat(fields.get("/properties/space/properties/stem").has("default")).isFalse();
  }

  @Test
  void everyDefaultIsAllowed() {
    fields.forEach(
        (pointer, field) -> {
          JsonNode byDefault = field.findValue("default");
          if (field.has("default")) {
            ObjectNode alone = field.deepCopy();
            alone.set("$defs", schema.get("$defs"));
            assertThat(new ShapeCheck(alone).violations(byDefault)).as(pointer).isEmpty();
          }
        });
  }

  private static boolean described(JsonNode field) {
    return field.has("description") || field.path("allOf").findValue("description") != null;
  }

  /** The constants that a field, or an entry of its list, may be. */
  private JsonNode names(JsonNode field) {
    JsonNode one = field.has("items") ? field.get("items") : field;
    JsonNode type = one.has("$ref") ? schema.at(one.get("$ref").asText().substring(1)) : one;
    return type.path("enum");
  }

  private void collect(String pointer, JsonNode node) {
    node.properties()
        .forEach(
            child -> {
              String path = pointer + "/" + child.getKey();
              if (pointer.endsWith("/properties")) {
                fields.put(path, child.getValue());
              }
              collect(path, child.getValue());
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(pointer + "/" + i, node.get(i));
    }
  }
}
