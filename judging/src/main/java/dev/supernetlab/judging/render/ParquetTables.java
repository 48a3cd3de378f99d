package dev.supernetlab.judging.render;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Tables as Parquet files, for data frames. */
public final class ParquetTables {
  private ParquetTables() {}

  /**
   * Writes every table to a file of its own, NAME.parquet; what is there is replaced.
   *
   * @param directory is made if it is not there
   */
  public static void write(List<Table> tables, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Table table : tables) {
      Path file = directory.resolve(table.name() + ".parquet");
      Files.deleteIfExists(file);
      try (ParquetWriter<List<Object>> writer =
          ParquetWriter.writeFile(
              schema(table), file.toFile(), (row, values) -> write(table, row, values))) {
        for (List<Object> row : table.rows()) {
          writer.write(row);
        }
      }
    }
  }

  private static MessageType schema(Table table) {
    return new MessageType(
        table.name(), table.columns().stream().map(ParquetTables::column).toList());
  }

  private static Type column(Table.Column column) {
    return switch (column.type()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
    };
  }

  private static void write(Table table, List<Object> row, ValueWriter values) {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) != null) {
        values.write(table.columns().get(i).name(), row.get(i));
      }
    }
  }
}
