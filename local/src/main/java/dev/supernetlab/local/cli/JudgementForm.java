package dev.supernetlab.local.cli;

import dev.supernetlab.judging.Judgement;
import dev.supernetlab.judging.render.CsvTables;
import dev.supernetlab.judging.render.HtmlReport;
import dev.supernetlab.judging.render.JsonReport;
import dev.supernetlab.judging.render.ParquetTables;
import dev.supernetlab.judging.render.Table;
import dev.supernetlab.judging.render.Tables;
import dev.supernetlab.judging.render.TextReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forms that a judgement is written in. */
enum JudgementForm {
  /** For people. */
  TABLE,
  /** The whole report. */
  JSON,
  /** All figures; to a directory, every table. */
  CSV,
  /** For people, with charts. */
  HTML,
  /** Every table. */
  PARQUET;

  /** Refuses a form that cannot be written there; null is standard output. */
  void check(Path out) {
    if (this == PARQUET && out == null) {
      throw new UsageException("'-o parquet' writes many files: it needs --out DIRECTORY.");
    }
    boolean directory = this == PARQUET || this == CSV;
    if (directory && out != null && Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException("--out %s is a file: a directory is needed.".formatted(out));
    }
    if (!directory && out != null && Files.isDirectory(out)) {
      throw new UsageException("--out %s is a directory: a file is needed.".formatted(out));
    }
  }

  void write(Judgement judgement, Path out, Console console) {
    try {
      if (out == null) {
        console.results().print(text(judgement));
      } else if (this == CSV) {
        CsvTables.write(Tables.of(judgement), out);
      } else if (this == PARQUET) {
        ParquetTables.write(Tables.of(judgement), out);
      } else {
        Files.writeString(out, text(judgement), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UsageException("--out %s cannot be written: %s.".formatted(out, e), e);
    }
    if (out != null) {
      console.say("The report is in %s.".formatted(out));
    }
  }

  private String text(Judgement judgement) {
    return switch (this) {
      case TABLE -> String.join("\n", TextReport.lines(judgement)) + "\n";
      case JSON -> JsonReport.text(judgement) + "\n";
      case HTML -> HtmlReport.of(judgement);
      default -> csv(Tables.of(judgement).get(0));
    };
  }

  private static String csv(Table table) {
    StringWriter text = new StringWriter();
    CsvTables.write(table, text);
    return text.toString();
  }
}
