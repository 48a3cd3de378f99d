package dev.supernetlab.analytics.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Comma-separated lines as RFC 4180 has them; null is an empty field. */
final class Csv {
  private final Writer writer;

  Csv(Writer writer, String... header) {
    this.writer = writer;
    line((Object[]) header);
  }

  void line(Object... fields) {
    try {
      for (int i = 0; i < fields.length; i++) {
        writer.write(i == 0 ? "" : ",");
        writer.write(fields[i] == null ? "" : quoted(fields[i].toString()));
      }
      writer.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String field) {
    return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }
}
