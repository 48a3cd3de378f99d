package dev.supernetlab.judging.render;

import java.util.List;

/**
 * A table for programs.
 *
 * @param name as it fits in a file's name
 * @param columns from left to right
 * @param rows one value per column: a String, Long, Double or Boolean as the column says, or null
 */
public record Table(String name, List<Column> columns, List<List<Object>> rows) {

  /** A column and what stands in it. */
  public record Column(String name, Type type) {}

  /** What stands in a column. */
  public enum Type {
    TEXT,
    WHOLE,
    REAL,
    TRUTH
  }
}
