package dev.supernetlab.analytics.rest;

import dev.supernetlab.judging.Judgement;
import dev.supernetlab.judging.render.CsvTables;
import dev.supernetlab.judging.render.HtmlReport;
import dev.supernetlab.judging.render.JsonReport;
import dev.supernetlab.judging.render.Table;
import dev.supernetlab.judging.render.Tables;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.List;

/** A judgement in the form that is asked for. */
final class Judged {
  private static final String FIGURES = "figures";

  private final Format format;
  private final String table;

  /**
   * Reads what is asked for.
   *
   * @param format parameter; null leaves it to the headers
   * @param table that CSV shows; null for all figures
   */
  Judged(String format, String table, HttpHeaders headers) {
    this.format = Format.of(format, headers, List.of(Format.values()));
    this.table = table == null ? FIGURES : table;
  }

  Response answer(Judgement judgement) {
    String body =
        switch (format) {
          case JSON -> JsonReport.text(judgement);
          case CSV -> csv(Tables.of(judgement));
          case HTML -> HtmlReport.of(judgement);
        };
    return Response.ok(body, format.type() + ";charset=UTF-8").build();
  }

  private String csv(List<Table> tables) {
    Table chosen =
        tables.stream()
            .filter(t -> t.name().equals(table))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.badParameter(
                        "table", table, tables.stream().map(Table::name).toList().toString()));
    StringWriter text = new StringWriter();
    CsvTables.write(chosen, text);
    return text.toString();
  }
}
