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
    ObjectNode arms = spec.has("vary") ? arms(spec) : spec;
    List<Violation> violations = violations(arms);
    if (!violations.isEmpty()) {
      throw new InvalidSpecException(violations);
    }
    return JsonCodec.JSON.convertValue(arms, ExperimentSpec.class);
  }

  /** All that is wrong with a spec that varies nothing, which is desugared on the way. */
  private List<Violation> violations(ObjectNode spec) {
    Desugared.fillTraining(spec);
    List<Violation> violations = new ArrayList<>(shape.violations(spec));
    Desugared.matchCompute(spec, SpecParts.of(spec, violations), violations);
    violations.addAll(rules.violations(SpecParts.of(spec, violations)));
    return violations;
  }

  /** The spec whose stages are the arms; each value is checked in a spec of its own. */
  private ObjectNode arms(ObjectNode spec) throws InvalidSpecException {
    List<Violation> ofVary =
        shape.violations(spec).stream().filter(v -> v.pointer().startsWith("/vary")).toList();
    if (!ofVary.isEmpty()) {
      throw new InvalidSpecException(ofVary);
    }
    Arms arms = new Arms(spec);
    List<List<Violation>> ofValues =
        arms.values().stream().map(value -> violations(arms.with(value))).toList();
    List<Violation> found = new ArrayList<>(ofValues.get(0));
    ofValues.forEach(found::retainAll);
    for (int i = 0; i < ofValues.size(); i++) {
      String pointer = "/vary/values/" + i;
      JsonNode value = arms.values().get(i);
      List<Violation> common = List.copyOf(found);
      ofValues.get(i).stream()
          .filter(violation -> !common.contains(violation))
          .map(v -> new Violation(pointer, value, "is not possible: " + v.message()))
          .forEach(found::add);
    }
    if (!found.isEmpty()) {
      throw new InvalidSpecException(found);
    }
    return arms.expanded();
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
