package dev.supernetlab.judging.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tables as CSV (RFC 4180, UTF-8); null is an empty field. */
public final class CsvTables {
  private CsvTables() {}

  /** Writes one table; the writer stays open. */
  public static void write(Table table, Writer writer) {
    try {
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
      csv.writeRecord(table.columns().stream().map(Table.Column::name).toList());
      for (List<Object> row : table.rows()) {
        csv.writeRecord(row.stream().map(cell -> cell == null ? "" : cell.toString()).toList());
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes every table to a file of its own, NAME.csv.
   *
   * @param directory is made if it is not there
   */
  public static void write(List<Table> tables, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Table table : tables) {
      try (Writer writer =
          Files.newBufferedWriter(
              directory.resolve(table.name() + ".csv"), StandardCharsets.UTF_8)) {
        write(table, writer);
      }
    }
  }
}
