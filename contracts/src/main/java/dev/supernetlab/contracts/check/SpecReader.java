package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads experiment specs. A field whose value is null counts as not given. Violations are found in
 * two passes that are reported together: the shape, by the schema; then the rules between fields,
 * for those sections whose shape is right.
 */
public final class SpecReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ShapeCheck shape = new ShapeCheck(SpecSchema.node());
  private final SpecRules rules;

  public SpecReader(SpecLimits limits) {
    this.rules = new SpecRules(limits);
  }

  /** Notations of a spec. */
  public enum Format {
    JSON,
    YAML
  }

  /**
   * The spec that a text says, with defaults filled.
   *
   * @throws InvalidSpecException with all violations
   */
  public ExperimentSpec read(String text, Format format) throws InvalidSpecException {
    JsonNode tree = parse(text, format);
    if (!(tree instanceof ObjectNode spec)) {
      throw new InvalidSpecException(
          List.of(
              new Violation(
                  "", tree.isMissingNode() ? null : tree, "must be an object of fields")));
    }
    dropNulls(spec);
    List<Violation> violations = new ArrayList<>(shape.violations(spec));
    violations.addAll(rules.violations(SpecParts.of(spec, violations)));
    if (!violations.isEmpty()) {
      throw new InvalidSpecException(violations);
    }
    return JsonCodec.JSON.convertValue(spec, ExperimentSpec.class);
  }

  private static JsonNode parse(String text, Format format) throws InvalidSpecException {
    try {
      return (format == Format.JSON ? JSON : YAML).readTree(text);
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new InvalidSpecException(
          List.of(
              new Violation(
                  "",
                  null,
                  "must be " + format + where + ": " + firstLine(e.getOriginalMessage()))));
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("unreadable");
  }

  private static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    node.forEach(SpecReader::dropNulls);
  }
}
