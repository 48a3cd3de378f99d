package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Checks a tree against a schema and says in words what the schema allows. */
final class ShapeCheck {
  private final JsonNode source;
  private final JsonSchema schema;

  ShapeCheck(JsonNode schema) {
    this.source = schema;
    // Java's $ would accept a line break at the end; all patterns are about whole values.
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(regex -> Pattern.compile(regex).asMatchPredicate()::test)
            .build();
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
  }

  List<Violation> violations(JsonNode tree) {
    return schema.validate(tree).stream().map(this::violation).distinct().toList();
  }

  private Violation violation(ValidationMessage message) {
    JsonNodePath at = message.getInstanceLocation();
    JsonNode value = message.getInstanceNode();
    String property = message.getProperty();
    return switch (message.getType()) {
      case "required" -> new Violation(at.append(property).toString(), null, "must be given");
      case "additionalProperties" ->
          new Violation(
              at.append(property).toString(), value.get(property), unknown(message, property));
      default -> new Violation(at.toString(), value, allowed(message));
    };
  }

  private String unknown(ValidationMessage message, String property) {
    List<String> known = new ArrayList<>();
    String keyword = message.getSchemaLocation().getFragment().toString();
    source
        .at(keyword.replaceFirst("additionalProperties$", "properties"))
        .fieldNames()
        .forEachRemaining(known::add);
    return "unknown field, known are "
        + String.join(", ", known)
        + Nearest.to(property, known).map(n -> "; did you mean " + n + "?").orElse("");
  }

  private static String allowed(ValidationMessage message) {
    JsonNode limit = message.getSchemaNode();
    return switch (message.getType()) {
      case "type" -> "must be " + article(limit.asText());
      case "enum" -> oneOf(limit, message.getInstanceNode());
      case "const" -> "must be " + limit.asText();
      case "minimum" -> "must be at least " + limit;
      case "maximum" -> "must be at most " + limit;
      case "minItems" -> "must have at least " + limit + " entries";
      case "maxItems" -> "must have at most " + limit + " entries";
      case "maxLength" -> "must have at most " + limit + " characters";
      case "pattern" -> "must match " + limit.asText();
      default -> message.getMessage();
    };
  }

  private static String article(String type) {
    return switch (type) {
      case "integer", "object", "array" -> "an " + type;
      default -> "a " + type;
    };
  }

  private static String oneOf(JsonNode allowed, JsonNode value) {
    List<String> names =
        StreamSupport.stream(allowed.spliterator(), false).map(JsonNode::asText).toList();
    return "must be one of "
        + String.join(", ", names)
        + Nearest.to(value.asText(), names).map(n -> "; did you mean " + n + "?").orElse("");
  }
}
