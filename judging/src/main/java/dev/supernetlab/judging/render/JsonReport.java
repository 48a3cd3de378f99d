package dev.supernetlab.judging.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.supernetlab.judging.Judgement;
import java.util.Collection;

/** A report as JSON, and the schema that it follows. */
public final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = generate();

  private JsonReport() {}

  /** The report; its fields are the components of its records. */
  public static String text(Judgement judgement) {
    return JSON.<JsonNode>valueToTree(judgement).toPrettyString();
  }

  /** JSON Schema (2020-12) of all reports. */
  public static String schema() {
    return SCHEMA.toPrettyString();
  }

  private static JsonNode generate() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
    config.forFields().withRequiredCheck(field -> true).withNullableCheck(JsonReport::mayBeNull);
    // Elements of matrices are null where they are undefined.
    return new SchemaGenerator(config.build()).generateSchema(Judgement.class);
  }

  private static boolean mayBeNull(FieldScope field) {
    Class<?> type = field.getType().getErasedType();
    return field.isFakeContainerItemScope()
        ? Number.class.isAssignableFrom(type)
        : !type.isPrimitive() && !Collection.class.isAssignableFrom(type);
  }
}
