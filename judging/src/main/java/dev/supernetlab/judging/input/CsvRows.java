package dev.supernetlab.judging.input;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A CSV file row by row: UTF-8, with or without a byte order mark; comma, semicolon or tab,
 * whichever its first line has most of; empty lines and lines that begin with # are skipped.
 */
final class CsvRows implements AutoCloseable {
  private static final int LOOK_AHEAD = 1 << 16;

  private final Faults faults;
  private final char separator;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;
  private CsvRecord row;

  private CsvRows(Faults faults, char separator, CsvReader<CsvRecord> reader) {
    this.faults = faults;
    this.separator = separator;
    this.reader = reader;
    this.records = reader.iterator();
    this.header = next() ? trimmed(row.getFields()) : List.of();
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws BadInputException if it is not there, or has nothing in it
   */
  static CsvRows open(Input input, Faults faults) {
    CsvRows rows;
    try {
      BufferedInputStream bytes = new BufferedInputStream(input.opening().open(), LOOK_AHEAD);
      char separator = separator(start(bytes, faults));
      rows = new CsvRows(faults, separator, reader(separator, bytes));
    } catch (NoSuchFileException e) {
      throw new BadInputException(Fault.of(faults.file(), "there is no such file"));
    } catch (IOException e) {
      throw new BadInputException(Fault.of(faults.file(), "cannot be read: " + e));
    }
    if (rows.header.isEmpty()) {
      throw new BadInputException(
          Fault.of(faults.file(), "is empty: must have a header and at least one row"));
    }
    return rows;
  }

  private static CsvReader<CsvRecord> reader(char separator, InputStream bytes) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .commentStrategy(CommentStrategy.SKIP)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .detectBomHeader(true)
        .ofCsvRecord(bytes);
  }

  private static String start(BufferedInputStream bytes, Faults faults) throws IOException {
    bytes.mark(LOOK_AHEAD);
    byte[] start = bytes.readNBytes(LOOK_AHEAD - 1);
    bytes.reset();
    if (begins(start, 0xfe, 0xff) || begins(start, 0xff, 0xfe)) {
      throw new BadInputException(Fault.of(faults.file(), "is UTF-16: save it as UTF-8"));
    }
    return new String(start, StandardCharsets.UTF_8);
  }

  private static boolean begins(byte[] start, int first, int second) {
    return start.length > 1 && start[0] == (byte) first && start[1] == (byte) second;
  }

  /** The separator that the first line with content has most of. */
  private static char separator(String start) {
    String line =
        start
            .lines()
            .filter(l -> !l.isBlank() && !l.startsWith("#") && !l.startsWith("\ufeff#"))
            .findFirst()
            .orElse("");
    return Stream.of(';', '\t')
        .reduce(',', (best, other) -> count(line, other) > count(line, best) ? other : best);
  }

  private static long count(String line, char c) {
    return line.chars().filter(x -> x == c).count();
  }

  private static List<String> trimmed(List<String> fields) {
    return fields.stream().map(String::strip).toList();
  }

  /** Names of the columns, without white space around them. */
  List<String> header() {
    return header;
  }

  /** Moves to the next row; false at the end. */
  boolean next() {
    try {
      if (!records.hasNext()) {
        return false;
      }
      row = records.next();
    } catch (CsvParseException e) {
      throw new BadInputException(Fault.of(faults.file(), "is no CSV: " + reason(e)));
    } catch (UncheckedIOException e) {
      throw new BadInputException(Fault.of(faults.file(), "cannot be read: " + e.getCause()));
    }
    if (header != null && row.getFieldCount() != header.size()) {
      refuseCount();
      return next();
    }
    return true;
  }

  private void refuseCount() {
    String comma =
        separator == ',' && row.getFieldCount() > header.size()
            ? "; if a comma is its decimal sign, write a point"
            : "";
    faults.add(
        line(),
        "has %d fields where the header has %d%s"
            .formatted(row.getFieldCount(), header.size(), comma));
  }

  private static String reason(CsvParseException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  /** 1-based line on which the row begins. */
  long line() {
    return row.getStartingLineNumber();
  }

  /** A field of the row, without white space around it; counted from 0. */
  String field(int index) {
    return row.getField(index).strip();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
