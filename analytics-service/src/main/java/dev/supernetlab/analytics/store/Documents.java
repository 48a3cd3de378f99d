package dev.supernetlab.analytics.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.supernetlab.contracts.JsonCodec;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Records as documents, by way of their JSON. What another version wrote may be unreadable, however
 * often it is tried; reading the log again repairs that.
 */
final class Documents {
  private static final JsonWriterSettings PLAIN =
      JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

  private Documents() {}

  static Document of(Object record) {
    try {
      return Document.parse(JsonCodec.JSON.writeValueAsString(record));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static <T> T read(Document document, Class<T> type) {
    try {
      return JsonCodec.JSON.readValue(document.toJson(PLAIN), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a stored " + type.getSimpleName() + " cannot be read: " + e.getOriginalMessage(), e);
    }
  }
}
