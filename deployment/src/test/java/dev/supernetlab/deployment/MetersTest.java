package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetersTest {
  /** Names in PromQL that are no labels, functions or words: those with an underscore, and up. */
  private static final Pattern METRIC = Pattern.compile("\\b(lab_\\w+|jvm_\\w+|up)\\b(?!\\s*=)");

  /** What Quarkus and Prometheus bring, seen in a running service by PrometheusIT. */
  static final Set<String> PLATFORM = Set.of("up", "jvm_memory_used_bytes", "jvm_memory_max_bytes");

  @Test
  void theTableHasAllMetersOfTheCodeAndNoOther() {
    assertThat(Meter.documented().stream().map(Meter::name))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Meter.inCode());
    assertThat(Meter.documented())
        .allMatch(meter -> Set.of("counter", "timer", "gauge").contains(meter.type()))
        .allMatch(meter -> Repository.SERVICES.containsAll(meter.services()));
  }

  @Test
  void alertsAndDashboardAskForMetricsThatThereAre() {
    Set<String> known =
        Stream.concat(
                Meter.documented().stream().flatMap(meter -> meter.series().stream()),
                PLATFORM.stream())
            .collect(Collectors.toSet());
    List<String> queries = Rules.queries().toList();
    assertThat(queries).hasSizeGreaterThan(20);
    for (String query : queries) {
      assertThat(metrics(query)).as(query).isNotEmpty().isSubsetOf(known);
    }
  }

  static Set<String> metrics(String query) {
    return METRIC
        .matcher(query.replaceAll("\"[^\"]*\"", ""))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
