package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  @TempDir private Path directory;

  @Test
  void prometheusUnderstandsTheAlertsAndTheyDoWhatTheirTestsSay() {
    String promtool = promtool();
    Path rules = directory.resolve("rules.yml");
    Rules.write(rules, Rules.file());
    assertThat(Repository.run(List.of(promtool, "check", "rules", rules.toString())))
        .contains("SUCCESS", Rules.all().size() + " rules found");
    Path tests = directory.resolve("rules-test.yaml");
    Rules.write(tests, Repository.text(Rules.DIRECTORY + "rules-test.yaml"));
    assertThat(Repository.run(List.of(promtool, "test", "rules", tests.toString())))
        .contains("SUCCESS");
  }

  @Test
  void composesPrometheusUnderstandsItsConfiguration() {
    String promtool = promtool();
    Path rules = directory.resolve("rules.yml");
    Rules.write(rules, Rules.fileOfCompose());
    Path config = directory.resolve("prometheus.yml");
    Rules.write(
        config,
        Repository.text(Rules.DIRECTORY + "prometheus.yml")
            .replace("/tmp/rules.yml", rules.toString()));
    assertThat(Repository.run(List.of(promtool, "check", "config", config.toString())))
        .contains("SUCCESS");
    assertThat(Repository.documents(Rules.fileOfCompose()))
        .isEqualTo(Repository.documents(Rules.file()));
  }

  @Test
  void composesPrometheusAsksEveryServiceUnderItsName() {
    JsonNode jobs = Repository.yaml(Rules.DIRECTORY + "prometheus.yml").path("scrape_configs");
    assertThat(Manifests.each(jobs).map(job -> job.path("job_name").asText()))
        .containsExactlyElementsOf(Repository.SERVICES);
    assertThat(Manifests.each(jobs))
        .allMatch(job -> job.path("metrics_path").asText().equals("/q/metrics"));
  }

  @Test
  void everyAlertHasATestAndSaysWhatToDo() {
    Set<String> alerts =
        Rules.all().stream().map(rule -> rule.path("alert").asText()).collect(Collectors.toSet());
    Set<String> tested =
        Manifests.each(Repository.yaml(Rules.DIRECTORY + "rules-test.yaml").path("tests"))
            .flatMap(test -> Manifests.each(test.path("alert_rule_test")))
            .filter(test -> test.has("exp_alerts"))
            .map(test -> test.path("alertname").asText())
            .collect(Collectors.toSet());
    assertThat(tested).isEqualTo(alerts);
    Set<String> explained =
        Repository.text("docs/DEPLOY.md")
            .lines()
            .filter(line -> line.startsWith("| `Lab"))
            .map(line -> line.split("`", 3)[1])
            .collect(Collectors.toSet());
    assertThat(explained).isEqualTo(alerts);
  }

  private static String promtool() {
    var promtool = Repository.program("promtool");
    assumeTrue(promtool.isPresent(), "no promtool here (Debian's package prometheus)");
    return promtool.orElseThrow().toString();
  }
}
