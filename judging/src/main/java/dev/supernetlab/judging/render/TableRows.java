package dev.supernetlab.judging.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table as it grows, row by row; a column is as wide as the first value that tells its type. */
final class TableRows {
  private final String name;
  private final Map<String, Optional<Table.Type>> columns = new LinkedHashMap<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();

  TableRows(String name) {
    this.name = name;
  }

  /** Adds a row; columns that it lacks are null. */
  void add(Map<String, Object> row) {
    Map<String, Object> normal = new LinkedHashMap<>();
    row.forEach((column, value) -> normal.put(column, normal(value)));
    normal.forEach(
        (column, value) ->
            columns.merge(column, type(value), (known, seen) -> known.or(() -> seen)));
    rows.add(normal);
  }

  private static Object normal(Object value) {
    if (value instanceof Integer whole) {
      return whole.longValue();
    }
    return value == null
            || value instanceof Long
            || value instanceof Double
            || value instanceof Boolean
        ? value
        : value.toString();
  }

  private static Optional<Table.Type> type(Object value) {
    if (value == null) {
      return Optional.empty();
    } else if (value instanceof Long) {
      return Optional.of(Table.Type.WHOLE);
    } else if (value instanceof Double) {
      return Optional.of(Table.Type.REAL);
    }
    return Optional.of(value instanceof Boolean ? Table.Type.TRUTH : Table.Type.TEXT);
  }

  Table table() {
    List<Table.Column> header = new ArrayList<>();
    columns.forEach(
        (column, type) -> header.add(new Table.Column(column, type.orElse(Table.Type.TEXT))));
    List<List<Object>> cells = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<Object> line = new ArrayList<>();
      columns.keySet().forEach(column -> line.add(row.get(column)));
      cells.add(line);
    }
    return new Table(name, header, cells);
  }
}
