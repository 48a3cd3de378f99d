package dev.supernetlab.judging.render;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: the first one flush left, the others flush right. */
public final class Columns {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  public Columns row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row. */
  public Columns row(String... cells) {
    return row(List.of(cells));
  }

  /** The rows as lines, each behind an indentation. */
  public List<String> lines(String indent) {
    return rows.stream().map(row -> indent + line(row)).map(String::stripTrailing).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String space = " ".repeat(width(column) - cell.length());
      line.append(column == 0 ? cell + space : GAP + space + cell);
    }
    return line.toString();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
