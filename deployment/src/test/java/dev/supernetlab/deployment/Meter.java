package dev.supernetlab.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the table in docs/METRICS.md.
 *
 * @param name as in code, for example {@code lab.steps.trained}
 * @param type counter, timer or gauge
 * @param labels beside those that Prometheus adds
 * @param services that have it
 */
record Meter(String name, String type, Set<String> labels, Set<String> services) {
  private static final Pattern METER =
      Pattern.compile("(counter|timer|gauge|count|Gauge\\.builder)\\(\\s*\"(lab\\.[a-z.]+)\"");

  /** The table. */
  static List<Meter> documented() {
    return Repository.text("docs/METRICS.md")
        .lines()
        .filter(line -> line.startsWith("| `lab."))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(
            cells ->
                new Meter(
                    cells.get(1).replace("`", ""),
                    cells.get(2).split(",", 2)[0],
                    words(cells.get(3)),
                    words(cells.get(4))))
        .toList();
  }

  /** Names of all meters that the services' code makes. */
  static Set<String> inCode() {
    return Stream.of(
            "messaging",
            "sampler-service",
            "trainer-service",
            "evaluator-service",
            "analytics-service")
        .flatMap(module -> Repository.files(module + "/src/main/java", ".java").stream())
        .flatMap(file -> METER.matcher(Repository.text(file)).results())
        .map(match -> match.group(2))
        .collect(Collectors.toSet());
  }

  /** The names of its series. */
  List<String> series() {
    String plain = name.replace('.', '_');
    return switch (type) {
      case "counter" -> List.of(plain + "_total");
      case "timer" ->
          List.of(plain + "_seconds_count", plain + "_seconds_sum", plain + "_seconds_max");
      default -> List.of(plain);
    };
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
