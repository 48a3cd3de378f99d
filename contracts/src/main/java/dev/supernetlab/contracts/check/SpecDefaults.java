package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What fields of the spec's records are if they are left out, found by leaving them out: of objects
 * that have the fields they must have, and at most one other.
 */
final class SpecDefaults {
  /** Writes also what specs leave out because it is the default. */
  private static final ObjectMapper WHOLE =
      JsonMapper.builder().annotationIntrospector(new Everything()).build();

  private final Map<Class<?>, Map<String, JsonNode>> byRecord = new HashMap<>();

  /**
   * The value of a field that is left out.
   *
   * @param component its name in Java
   * @return null if it then has no value, or one that depends on others
   */
  JsonNode of(Class<?> record, String component) {
    return byRecord.computeIfAbsent(record, SpecDefaults::defaults).get(component);
  }

  private static Map<String, JsonNode> defaults(Class<?> record) {
    BeanDescription description = description(WHOLE.constructType(record));
    if (description.findJsonValueAccessor() != null) {
      return Map.of();
    }
    List<ObjectNode> samples = samples(description);
    Map<String, JsonNode> defaults = new HashMap<>();
    for (BeanPropertyDefinition field : description.findProperties()) {
      Set<JsonNode> values =
          samples.stream()
              .filter(sample -> !sample.has(field.getName()))
              .map(sample -> filled(sample, record).path(field.getName()))
              .filter(value -> !value.isNull())
              .collect(Collectors.toSet());
      if (values.size() == 1) {
        defaults.put(field.getInternalName(), values.iterator().next());
      }
    }
    return defaults;
  }

  private static JsonNode filled(ObjectNode sample, Class<?> record) {
    JsonNode filled = WHOLE.valueToTree(WHOLE.convertValue(sample, record));
    filled.forEach(SpecDefaults::dropNulls);
    return filled;
  }

  private static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    node.forEach(SpecDefaults::dropNulls);
  }

  private static List<ObjectNode> samples(BeanDescription record) {
    ObjectNode least = least(record);
    List<ObjectNode> samples = new ArrayList<>(List.of(least));
    for (BeanPropertyDefinition field : record.findProperties()) {
      scalars(field.getPrimaryType())
          .forEach(value -> samples.add(least.deepCopy().set(field.getName(), value)));
    }
    return samples;
  }

  /** An object with only those fields that it must have. */
  private static ObjectNode least(BeanDescription record) {
    ObjectNode least = WHOLE.createObjectNode();
    for (BeanPropertyDefinition field : record.findProperties()) {
      if (field.getAccessor().hasAnnotation(NotNull.class)) {
        JavaType type = field.getPrimaryType();
        least.set(
            field.getName(),
            scalars(type)
                .findFirst()
                .orElseGet(
                    () ->
                        type.isCollectionLikeType()
                            ? WHOLE.createArrayNode()
                            : least(description(type))));
      }
    }
    return least;
  }

  /** Values that others may depend on; of lists and objects none. */
  private static Stream<JsonNode> scalars(JavaType type) {
    Stream<?> values =
        type.isEnumType()
            ? Stream.of(type.getRawClass().getEnumConstants())
            : type.isTypeOrSubTypeOf(Number.class)
                ? Stream.of(1, 2)
                : type.hasRawClass(Boolean.class)
                    ? Stream.of(false, true)
                    : type.hasRawClass(String.class) ? Stream.of("a") : Stream.of();
    return values.map(WHOLE::valueToTree);
  }

  private static BeanDescription description(JavaType type) {
    return WHOLE.getSerializationConfig().introspect(type);
  }

  private static final class Everything extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
      return JsonInclude.Value.empty();
    }
  }
}
