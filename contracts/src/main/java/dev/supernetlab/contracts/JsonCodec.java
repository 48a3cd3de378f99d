package dev.supernetlab.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.supernetlab.contracts.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one JSON form of events and specs: canonical, so equal values have equal bytes. */
public final class JsonCodec {
  /**
   * Sorted properties, no white space. Unknown fields are errors, and so are missing components of
   * events; fields of a spec that are missing get their defaults.
   */
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .annotationIntrospector(new WholeEvents())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private JsonCodec() {}

  /** Bytes of an event as they stand on a topic. */
  public static byte[] write(Event event) {
    try {
      return JSON.writerFor(Event.class).writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes are no event this version knows
   */
  public static Event read(byte[] value) throws IOException {
    Event event = JSON.readValue(value, Event.class);
    if (event == null) {
      throw new IOException("null is no event");
    }
    return event;
  }

  /**
   * Requires all components of the event records, null ones included, but those marked optional.
   */
  private static final class WholeEvents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      Boolean marked = super.hasRequiredMarker(member);
      boolean ofEvent = member.getDeclaringClass().getPackage() == Event.class.getPackage();
      return (marked == null && ofEvent) ? Boolean.TRUE : marked;
    }
  }
}
