package dev.supernetlab.judging.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A file with a row for each child: a column that names it, and columns of numbers. */
final class ChildRows {
  private static final Set<String> CHILD =
      Set.of("child", "label", "arch", "architecture", "name", "index");

  private final Faults faults;
  private final List<String> columns = new ArrayList<>();
  private final List<Naming.Given> names = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private List<String> children = List.of();

  private ChildRows(Faults faults) {
    this.faults = faults;
  }

  /** Reads all of it; columns that are not children's names must be numbers. */
  static ChildRows read(Input input, Naming naming, Faults faults) {
    ChildRows table = new ChildRows(faults);
    try (CsvRows rows = CsvRows.open(input, faults)) {
      int child = table.header(rows);
      Cells cells = new Cells(faults);
      while (rows.next()) {
        table.names.add(new Naming.Given(rows.field(child), rows.line(), child));
        double[] row = new double[table.columns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = cells.number(rows, field(i, child));
        }
        table.values.add(row);
      }
    }
    if (table.names.isEmpty()) {
      faults.add(0, "has no row below its header");
    }
    table.children = naming.labels(table.names, faults);
    return table;
  }

  /** Takes note of the other columns and returns the one that names children. */
  private int header(CsvRows rows) {
    List<String> header = rows.header();
    int child = 0;
    for (int field = header.size() - 1; field >= 0; field--) {
      if (CHILD.contains(header.get(field).toLowerCase(Locale.ROOT))) {
        child = field;
      }
    }
    for (int field = 0; field < header.size(); field++) {
      if (field != child) {
        columns.add(header.get(field).toLowerCase(Locale.ROOT));
      }
    }
    if (columns.isEmpty()) {
      faults.add(rows.line(), "has one column only: a child's name, then its numbers");
      faults.raise();
    }
    return child;
  }

  private static int field(int column, int child) {
    return column < child ? column : column + 1;
  }

  List<String> children() {
    return children;
  }

  /** Names of the columns of numbers, in small letters. */
  List<String> columns() {
    return columns;
  }

  /** The first of the columns that has one of these names, or -1. */
  int column(String... wanted) {
    return Arrays.stream(wanted)
        .mapToInt(columns::indexOf)
        .filter(i -> i >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** The numbers of a column, one per child; NaN where there is none. */
  double[] values(int column) {
    return values.stream().mapToDouble(row -> row[column]).toArray();
  }

  /** 1-based line of a child. */
  long line(int child) {
    return names.get(child).line();
  }

  /** 0-based field of a column. */
  int field(int column) {
    return field(column, names.get(0).field());
  }
}
