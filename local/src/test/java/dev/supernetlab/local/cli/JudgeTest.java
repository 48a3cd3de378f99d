package dev.supernetlab.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.supernetlab.local.process.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that judges; the examples have ties, phase and interference planted in them. */
class JudgeTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "judge");

  @TempDir Path directory;
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream news = new ByteArrayOutputStream();

  private int judge(String... arguments) {
    results.reset();
    news.reset();
    Console console =
        new Console(
            new PrintStream(results, true, UTF_8), new PrintStream(news, true, UTF_8), false);
    List<String> all = new ArrayList<>(List.of("judge"));
    all.addAll(List.of(arguments));
    return Lab.execute(
        new Lab(new Installation(Path.of("nowhere")), console), all.toArray(String[]::new));
  }

  private int judgeExample(String... arguments) {
    List<String> all = new ArrayList<>();
    for (int instance = 0; instance < 8; instance++) {
      all.add(file("seed%d.csv".formatted(instance)));
    }
    all.addAll(List.of("--ground-truth", file("ground-truth.csv"), "--space", file("space.yaml")));
    all.addAll(List.of(arguments));
    return judge(all.toArray(String[]::new));
  }

  private static String file(String name) {
    return EXAMPLE.resolve(name).toString();
  }

  private String out() {
    return results.toString(UTF_8);
  }

  private String err() {
    return news.toString(UTF_8);
  }

  @Test
  void theVerdictComesFirstAndThePlantedFaultsAreFound() throws IOException {
    assertThat(judgeExample("--order", file("order.csv"))).isEqualTo(ExitCode.DONE);
    assertThat(out()).startsWith("Verdict\n");
    assertThat(out())
        .containsSubsequence(
            "What was judged",
            "27 children, 27 to an order cycle",
            "Ground truth: 27 children, 5 seeds",
            "ranking by parameter count",
            "Phase",
            "Scores repeat every 27 evaluations",
            "Interference",
            "Choosing children",
            "How much more is needed");
    assertThat(judgeExample("--order", file("order.csv"), "-o", "json")).isEqualTo(ExitCode.DONE);
    JsonNode report = new ObjectMapper().readTree(out()).get("report");
    double[] changes = new double[4];
    for (JsonNode row : report.at("/interference/byDistance")) {
      changes[row.get("distance").asInt()] = row.at("/change/value").asDouble();
    }
    assertThat(changes[0]).isGreaterThan(0.03);
    assertThat(changes[0]).isGreaterThan(changes[1]);
    assertThat(changes[1]).isGreaterThan(changes[3]);
  }

  @Test
  void anOrderThatIsNotGivenIsRecovered() throws IOException {
    assertThat(judgeExample("-o", "json")).isEqualTo(ExitCode.DONE);
    JsonNode order = new ObjectMapper().readTree(out()).at("/report/phase/order");
    assertThat(order.get("given").asBoolean()).isFalse();
    List<String> planted = Files.readAllLines(EXAMPLE.resolve("order.csv"));
    planted = planted.subList(1, planted.size());
    List<String> found = new ArrayList<>();
    order.get("children").forEach(child -> found.add(child.asText()));
    int start = found.indexOf(planted.get(0));
    List<String> turned = new ArrayList<>(found.subList(start, found.size()));
    turned.addAll(found.subList(0, start));
    assertThat(turned).isEqualTo(planted);
  }

  @Test
  void everyTableBecomesAFile() throws IOException {
    Path csv = directory.resolve("csv");
    Path parquet = directory.resolve("parquet");
    assertThat(judgeExample("-o", "csv", "--out", csv.toString())).isEqualTo(ExitCode.DONE);
    assertThat(judgeExample("-o", "parquet", "--out", parquet.toString())).isEqualTo(ExitCode.DONE);
    assertThat(names(parquet)).isEqualTo(names(csv)).contains("figures", "choice-ranks");
    assertThat(judgeExample("-o", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(out()).isEqualTo(Files.readString(csv.resolve("figures.csv")));
    assertThat(judgeExample("-o", "parquet")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("needs --out DIRECTORY");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> !n.startsWith("."))
          .map(n -> n.replaceAll("\\.\\w+$", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void aBrowserShowsThePageAsItIs() throws Exception {
    Path page = directory.resolve("report.html");
    assertThat(judgeExample("-o", "html", "--out", page.toString())).isEqualTo(ExitCode.DONE);
    assertThat(err()).contains("The report is in " + page);
    Path browser = browser();
    assumeThat(browser).as("no Chromium on the path").isNotNull();
    Path shot = directory.resolve("report.pdf");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + directory.resolve("profile"),
                "--print-to-pdf=" + shot,
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("browser.log").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.size(shot)).isGreaterThan(10_000);
  }

  private static Path browser() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @Test
  void thePublishedGroundTruthIsKnownByName() throws IOException {
    Path series = Files.writeString(directory.resolve("s.csv"), "111,112,113\n50,61,62\n");
    assertThat(judge(series.toString(), "--ground-truth", "deeper-64")).isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("not computed: ");
  }

  @Test
  void whatCannotBeReadEndsWithTwoAndAPlaceForEachFault() throws IOException {
    Path series = Files.writeString(directory.resolve("s.csv"), "step;111;112\n1;0,5;x\n");
    assertThat(judge(series.toString(), "--ground-truth", "deeper-64"))
        .isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err().lines())
        .containsExactly(
            series
                + ", line 2, column 2 is '0,5': must have a point as its decimal sign, as in 0.5",
            series + ", line 2, column 3 is 'x': must be a number, or empty where there is none");
    assertThat(judge("no.csv")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("no.csv: there is no such file");
    assertThat(judge(series.toString(), "--space", "no.yaml")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("There is no space no.yaml: neither a file nor one of [deeper-64].");
    assertThat(judge(series.toString(), "--ground-truth", "deeper64"))
        .isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err())
        .contains("There is no ground truth deeper64: neither a file nor one of [deeper-64].");
    assertThat(judge(series.toString(), "--cycle", "0")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(judge()).isEqualTo(ExitCode.BAD_REQUEST);
  }
}
