package dev.supernetlab.judging.render;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.ParquetReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.supernetlab.judging.Judgement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RenderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Judgement full = Samples.full();
  private final Judgement sparse = Samples.sparse();

  @Test
  void textBeginsWithTheVerdictAndFitsATerminal() {
    List<String> lines = TextReport.lines(full);
    assertThat(lines.get(0)).isEqualTo("Verdict");
    assertThat(lines.get(1)).contains("<sentences");
    assertThat(lines).contains("Not computed").anyMatch(line -> line.contains("needs <needs"));
    assertThat(TextReport.lines(sparse).get(0)).isEqualTo("Verdict");
  }

  @Test
  void jsonFollowsThePublishedSchema() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(JsonReport.schema());
    for (Judgement judgement : List.of(full, sparse)) {
      JsonNode json = JSON.readTree(JsonReport.text(judgement));
      assertThat(schema.validate(json)).isEmpty();
      assertThat(json.at("/report/verdict/sentences/0").isTextual()).isTrue();
    }
    JsonNode broken = JSON.readTree(JsonReport.text(full).replace("\"level\"", "\"lvl\""));
    assertThat(schema.validate(broken)).isNotEmpty();
  }

  @Test
  void everyListOfTheReportIsATableAndEveryFigureIsAmongTheFigures() {
    List<Table> tables = Tables.of(full);
    assertThat(tables)
        .extracting(Table::name)
        .startsWith("figures")
        .doesNotHaveDuplicates()
        .contains(
            "facts",
            "rankings",
            "rankings-instances",
            "rankings-pairs",
            "baselines",
            "curves-points",
            "curves-window-taus",
            "phase-edges",
            "interference-kernel",
            "choice-ranks",
            "plan-rows",
            "policies-pairs",
            "not-computed",
            "notes");
    assertThat(tables.get(0).rows())
        .extracting(row -> row.get(0))
        .contains("truth-ceiling", "rankings-expected", "rankings-agreements-tau");
    Table instances = table(tables, "rankings-instances");
    assertThat(instances.columns())
        .extracting(Table.Column::name)
        .startsWith("ranking", "name", "seed", "order");
  }

  private static Table table(List<Table> tables, String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void csvHasTheSameCellsAsTheTables(@TempDir Path directory) throws IOException {
    List<Table> tables = Tables.of(full);
    CsvTables.write(tables, directory.resolve("out"));
    for (Table table : tables) {
      Path file = directory.resolve("out").resolve(table.name() + ".csv");
      try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
        List<CsvRecord> records = csv.stream().toList();
        assertThat(records).hasSize(1 + table.rows().size());
        assertThat(records.get(0).getFields())
            .isEqualTo(table.columns().stream().map(Table.Column::name).toList());
        assertThat(records.get(1).getFields())
            .isEqualTo(
                table.rows().get(0).stream().map(c -> c == null ? "" : c.toString()).toList());
      }
    }
  }

  @Test
  void parquetHasTheSameCellsAsTheTables(@TempDir Path directory) throws IOException {
    List<Table> tables = Tables.of(full);
    ParquetTables.write(tables, directory);
    ParquetTables.write(tables, directory);
    for (Table table : tables) {
      Path file = directory.resolve(table.name() + ".parquet");
      List<String[]> rows = ParquetReader.streamContentToStrings(file.toFile()).toList();
      assertThat(rows).hasSize(table.rows().size());
      List<Object> first = table.rows().get(0);
      for (int i = 0; i < first.size(); i++) {
        assertThat(rows.get(0)[i]).isEqualTo(table.columns().get(i).name() + "=" + first.get(i));
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(f -> f.toString().endsWith(".parquet"))).hasSize(tables.size());
    }
  }

  @Test
  void htmlIsOneWellFormedFileThatRefersToNothingOutside() throws Exception {
    String html = HtmlReport.of(full);
    Document page = parse(html);
    int charts = page.getElementsByTagName("svg").getLength();
    int withoutFonts = html.split("Not drawn: this machine has no fonts", -1).length - 1;
    assertThat(charts + withoutFonts).isGreaterThanOrEqualTo(7);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(text(page, "h2")).startsWith("Verdict").contains("Not computed");
    Set<String> ids = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.hasAttribute("src")).isFalse();
      for (String reference : List.of("href", "xlink:href")) {
        assertThat(element.getAttribute(reference)).matches("|#.*");
      }
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
    }
    assertThat(html.replaceAll("http://www\\.w3\\.org/[^\"]*", ""))
        .doesNotContain("http://", "https://", "@import", "url(http");
    parse(HtmlReport.of(sparse));
  }

  private static Document parse(String html) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver((p, s) -> new InputSource(new ByteArrayInputStream(new byte[0])));
    return builder.parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> text(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }
}
