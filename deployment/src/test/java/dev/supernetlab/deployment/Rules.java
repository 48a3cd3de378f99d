package dev.supernetlab.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The alerts. */
final class Rules {
  static final String DIRECTORY = "k8s/components/monitoring/";

  /** The line of compose that cuts the groups out of the resource. */
  private static final Pattern CUT = Pattern.compile("sed -n '([^']+)'");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rules() {}

  static List<JsonNode> all() {
    return Manifests.each(Repository.yaml(DIRECTORY + "rules.yaml").at("/spec/groups"))
        .flatMap(group -> Manifests.each(group.path("rules")))
        .toList();
  }

  /** Writes the groups as a rule file of Prometheus; JSON is YAML. */
  static String file() {
    try {
      return JSON.writeValueAsString(Repository.yaml(DIRECTORY + "rules.yaml").path("spec"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The groups as the Prometheus of compose cuts them out. */
  static String fileOfCompose() {
    String command = Compose.read().services().get("prometheus").command().get(0);
    Matcher cut = CUT.matcher(command.replace("$$", "$"));
    if (!cut.find()) {
      throw new AssertionError("compose does not cut out the groups: " + command);
    }
    Path rules = Repository.ROOT.resolve(DIRECTORY + "rules.yaml");
    return Repository.run(List.of("sed", "-n", cut.group(1), rules.toString()));
  }

  /** Every query of the alerts and of the dashboard. */
  static Stream<String> queries() {
    return Stream.concat(
        all().stream().map(rule -> rule.path("expr").asText()),
        Manifests.each(dashboard().path("panels"))
            .flatMap(panel -> Manifests.each(panel.path("targets")))
            .map(target -> target.path("expr").asText()));
  }

  static JsonNode dashboard() {
    try {
      return JSON.readTree(Repository.text(DIRECTORY + "dashboard.json"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
