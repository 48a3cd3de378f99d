package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** docs/SPEC.md, made of the schema: a section with a table for each object of a spec. */
final class SpecDocument {
  private static final String INTRODUCTION =
      """
      # The experiment spec

      An experiment is described by one YAML or JSON file. This is all that one must say; whatever else is
      left out has the default that the tables below tell:

      ```yaml
      name: smallest
      data: {set: generated}
      space: {nodes: 2, operators: [skip_connect, sep_conv_3x3], cells: 1, channels: 4}
      stages:
        - {name: truth, kind: ground-truth, instances: 2, length: {epochs: 1}, evaluation: {on: test}}
        - {name: shared, kind: super-net, instances: 2, length: {epochs: 2}}
      ```

      [examples/](../examples) has specs with comments for most questions; `./lab plan SPEC` says what one would
      do and cost, and what is wrong with it. Editors check a spec and complete its fields with the JSON Schema
      that a running lab serves at `/spec/schema`; those that know YAML's language server take it from the
      spec's first line:

      ```yaml
      # yaml-language-server: $schema=http://127.0.0.1:8080/spec/schema
      ```

      Descriptions, defaults and ranges here and in the schema come from the code that reads specs. A
      default stands for a field where the field applies; a range is that of the field alone, and what
      fields must be together is checked when a spec is read.
      """;

  private static final String ROOT = "The whole";

  private final JsonNode schema;
  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  /** Titles of sections by the fields that they are about. */
  private final Map<JsonNode, String> titles = new HashMap<>();

  /** Titles of the sections that explain names, by the explanation. */
  private final Map<String, String> explained = new HashMap<>();

  private SpecDocument(JsonNode schema) {
    this.schema = schema;
  }

  /** The document in Markdown. */
  static String of(JsonNode schema) {
    SpecDocument document = new SpecDocument(schema);
    document.section(ROOT, schema.path("description").asText(), schema);
    return document.text.toString();
  }

  private void section(String title, String about, JsonNode object) {
    text.append("\n## %s\n\n%s\n\n".formatted(title.equals(ROOT) ? title : code(title), about));
    text.append(
        "| field | type | allowed | default | meaning |\n| --- | --- | --- | --- | --- |\n");
    List<String> names = new ArrayList<>();
    StringBuilder below = new StringBuilder();
    object
        .path("properties")
        .properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              row(title, field.getKey(), object, below);
            });
    text.append(below);
    for (String name : names) {
      ObjectNode field = resolved(object.path("properties").get(name));
      ObjectNode value = value(field);
      String path = path(title, name, field);
      if (value.has("properties") && path.equals(titles.get(value.get("properties")))) {
        List<String> paragraphs = paragraphs(field.has("else") ? field.get("else") : field);
        section(path, paragraphs.get(paragraphs.size() - 1), value);
      }
    }
  }

  /**
   * Writes the row of a field.
   *
   * @param below where to write what its names mean
   */
  private void row(String title, String name, JsonNode object, StringBuilder below) {
    ObjectNode field = resolved(object.path("properties").get(name));
    ObjectNode value = value(field);
    if (value.has("properties")) {
      titles.putIfAbsent(value.get("properties"), path(title, name, field));
    }
    boolean required =
        StreamSupport.stream(object.path("required").spliterator(), false)
            .anyMatch(one -> one.asText().equals(name));
    List<String> cells =
        List.of(
            code(name),
            type(field),
            allowed(field),
            required ? "must be given" : byDefault(field, value),
            paragraphs(field).get(0));
    text.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    names(title, name, field.has("then") ? field.get("then") : field, below);
  }

  private void names(String title, String name, JsonNode field, StringBuilder below) {
    String constants =
        field
            .path("description")
            .asText()
            .lines()
            .filter(line -> line.startsWith("- "))
            .map(line -> line.replaceFirst("- ([^:]+):", "- `$1`:") + "\n")
            .collect(Collectors.joining());
    if (!constants.isEmpty()) {
      String first = explained.putIfAbsent(constants, title);
      below.append(
          first == null
              ? "\n%s:\n\n%s".formatted(code(name), constants)
              : "\n%s: as in %s.\n".formatted(code(name), link(first)));
    }
  }

  /** What a description says, without the lines about names. */
  private static List<String> paragraphs(JsonNode field) {
    return List.of(field.path("description").asText().split("\n\n")).stream()
        .filter(paragraph -> !paragraph.startsWith("- "))
        .toList();
  }

  private String type(ObjectNode field) {
    if (field.has("else")) {
      return type(resolved(field.get("then"))) + " or " + type(resolved(field.get("else")));
    }
    if (field.has("properties")) {
      return link(titles.get(field.get("properties")));
    }
    if (field.has("items")) {
      return "list: " + type(resolved(field.get("items")));
    }
    return switch (field.path("type").asText()) {
      case "string" -> field.has("enum") ? "name" : "text";
      case "boolean" -> "`true` or `false`";
      case "" -> "anything";
      default -> field.get("type").asText();
    };
  }

  private String allowed(ObjectNode field) {
    if (field.has("then")) {
      return allowed(resolved(field.get("then")));
    }
    List<String> parts = new ArrayList<>();
    if (field.has("enum")) {
      List<String> names = new ArrayList<>();
      field.get("enum").forEach(name -> names.add(code(name.asText())));
      parts.add(String.join(", ", names));
    }
    if (field.has("minimum")) {
      parts.add(number(field.get("minimum")) + " to " + number(field.get("maximum")));
    }
    if (field.has("pattern")) {
      parts.add(code(field.get("pattern").asText().replaceAll("^\\^|\\$$", "")));
    }
    if (field.has("maxLength")) {
      parts.add("up to " + field.get("maxLength") + " characters");
    }
    if (field.has("maxItems")) {
      parts.add(field.path("minItems").asInt() + " to " + field.get("maxItems") + " entries");
    }
    String each = field.has("items") ? allowed(resolved(field.get("items"))) : "";
    if (!each.isEmpty()) {
      parts.add("each " + each);
    }
    return String.join("; ", parts);
  }

  private String byDefault(ObjectNode field, ObjectNode value) {
    if (!field.has("default")) {
      return "";
    }
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    value
        .path("properties")
        .properties()
        .forEach(
            inner -> {
              if (inner.getValue().has("default")) {
                own.set(inner.getKey(), inner.getValue().get("default"));
              }
            });
    JsonNode byDefault = field.get("default");
    return byDefault.equals(own) ? "its defaults" : code(flow(byDefault));
  }

  private static String flow(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(field -> field.getKey() + ": " + flow(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(SpecDocument::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isNumber() ? number(node) : node.asText().isEmpty() ? "\"\"" : node.asText();
  }

  private static String number(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().toPlainString();
  }

  /** What a field, or each entry of its list, is. */
  private ObjectNode value(ObjectNode field) {
    ObjectNode value = field.has("else") ? resolved(field.get("else")) : field;
    while (value.has("items")) {
      value = resolved(value.get("items"));
    }
    return value;
  }

  /** A schema with what it refers to in its place. */
  private ObjectNode resolved(JsonNode node) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    node.path("allOf").forEach(part -> whole.setAll(resolved(part)));
    if (node.has("$ref")) {
      whole.setAll(resolved(schema.at(node.get("$ref").asText().substring(1))));
    }
    whole.setAll((ObjectNode) node);
    return whole;
  }

  private static String path(String title, String name, ObjectNode field) {
    boolean list = field.has("items") || field.path("else").has("items");
    return (title.equals(ROOT) ? "" : title + ".") + name + (list ? "[]" : "");
  }

  private static String link(String title) {
    String anchor = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return "[" + code(title) + "](#" + anchor + ")";
  }

  private static String code(String words) {
    return "`" + words + "`";
  }
}
