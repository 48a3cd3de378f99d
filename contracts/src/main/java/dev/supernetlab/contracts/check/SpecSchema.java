package dev.supernetlab.contracts.check;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigPart;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import jakarta.validation.constraints.Pattern;

/** The JSON Schema (2020-12) of experiment specs, made from the records and their annotations. */
public final class SpecSchema {
  private static final JsonNode SCHEMA = generate();

  private SpecSchema() {}

  /** The schema as JSON for people and editors. */
  public static String json() {
    return SCHEMA.toPrettyString();
  }

  static JsonNode node() {
    return SCHEMA;
  }

  /** Of a name or a list of steps, put so that only one of the two is complained about. */
  private static void nameOrSteps(
      ObjectNode schema, TypeScope type, SchemaGenerationContext context) {
    if (type.getSimpleTypeDescription().equals(AugmentationSpec.class.getSimpleName())) {
      JsonNode name = schema.at("/properties/preset");
      JsonNode steps = schema.at("/properties/steps");
      schema.removeAll();
      schema.putObject("if").put("type", "string");
      schema.set("then", name);
      schema.set("else", steps);
    }
  }

  private static void describe(SchemaGeneratorConfigPart<FieldScope> fields) {
    SpecDefaults defaults = new SpecDefaults();
    fields
        .withDescriptionResolver(
            field -> field.isFakeContainerItemScope() ? null : description(field))
        .withInstanceAttributeOverride(
            (attributes, field, context) -> {
              JsonNode value = defaults.of(record(field), field.getDeclaredName());
              if (value != null && !field.isFakeContainerItemScope()) {
                attributes.set("default", value);
              }
            });
  }

  private static String description(FieldScope field) {
    ResolvedType value = field.getType();
    while (field.getContext().isContainerType(value)) {
      value = field.getContext().getContainerItemType(value);
    }
    return SpecJavadoc.of(record(field), field.getDeclaredName(), value.getErasedType());
  }

  private static Class<?> record(FieldScope field) {
    return field.getDeclaringType().getErasedType();
  }

  private static JsonNode generate() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY));
    // Jakarta's patterns match whole values, JSON Schema's match anywhere.
    config
        .forFields()
        .withStringPatternResolver(
            field -> {
              Pattern pattern = field.getAnnotationConsideringFieldAndGetter(Pattern.class);
              return pattern == null ? null : "^" + pattern.regexp() + "$";
            });
    config.with(
        new JakartaValidationModule(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED));
    config.forTypesInGeneral().withTypeAttributeOverride(SpecSchema::nameOrSteps);
    // As the records have them, which is the order to read them in.
    config.forTypesInGeneral().withPropertySorter((unusedOne, unusedOther) -> 0);
    config
        .forTypesInGeneral()
        .withDescriptionResolver(
            type ->
                type.getType().getErasedType() == ExperimentSpec.class
                    ? SpecJavadoc.of(ExperimentSpec.class)
                    : null);
    describe(config.forFields());
    return new SchemaGenerator(config.build()).generateSchema(ExperimentSpec.class);
  }
}
