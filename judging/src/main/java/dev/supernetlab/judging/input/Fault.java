package dev.supernetlab.judging.input;

/**
 * One thing that is wrong with what was given.
 *
 * @param file name of the file or field
 * @param line 1-based; 0 for the whole file
 * @param column 1-based, as fields are counted; 0 for the whole line
 * @param value what stands there; null if nothing does
 * @param allowed what may stand there, in words
 */
public record Fault(String file, long line, int column, String value, String allowed) {
  private static final int LONGEST = 60;

  /** Something that is wrong with a whole file. */
  static Fault of(String file, String allowed) {
    return new Fault(file, 0, 0, null, allowed);
  }

  /** One line for people. */
  public String message() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(", line ").append(line);
    }
    if (column > 0) {
      text.append(", column ").append(column);
    }
    if (value != null) {
      text.append(" is '").append(shortened()).append('\'');
    }
    return text.append(": ").append(allowed).toString();
  }

  private String shortened() {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 3) + "...";
  }
}
