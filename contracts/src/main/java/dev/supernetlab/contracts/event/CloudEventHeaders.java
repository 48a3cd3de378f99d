package dev.supernetlab.contracts.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Map;

/**
 * Record headers that make an event a CloudEvent in Kafka's binary mode: the value stays the plain
 * JSON of {@link dev.supernetlab.contracts.JsonCodec}.
 */
public final class CloudEventHeaders {
  private static final Map<Class<?>, String> TYPES =
      Arrays.stream(Event.class.getAnnotation(JsonSubTypes.class).value())
          .collect(toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

  private CloudEventHeaders() {}

  /**
   * Headers by name; their values are UTF-8 text.
   *
   * @param source name of the publishing service, for example {@code sampler}
   */
  public static Map<String, String> of(Event event, String source) {
    return Map.of(
        "ce_specversion",
        "1.0",
        "ce_id",
        event.id(),
        "ce_type",
        "dev.supernetlab." + typeOf(event),
        "ce_source",
        source,
        "content-type",
        "application/json");
  }

  /**
   * The name and schema version that the event's JSON carries, for example {@code
   * SnapshotTaken.v1}.
   */
  public static String typeOf(Event event) {
    return TYPES.get(event.getClass());
  }
}
