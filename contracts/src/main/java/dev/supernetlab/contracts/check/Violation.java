package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that is wrong with a spec.
 *
 * @param pointer where, as an RFC 6901 JSON pointer; empty for the whole spec
 * @param value what stands there; null if nothing does
 * @param allowed what may stand there, in words
 */
public record Violation(String pointer, JsonNode value, String allowed) {

  /** One line for people. */
  public String message() {
    return (pointer.isEmpty() ? "the spec" : pointer)
        + (value == null ? "" : " is " + shortened(value.toString()))
        + ": "
        + allowed;
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
