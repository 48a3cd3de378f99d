package dev.supernetlab.contracts.check;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.spec.ReportSpec;
import dev.supernetlab.contracts.spec.SeedsSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The rules that a schema cannot express: what fields must be to each other. */
final class SpecRules {
  private final SpecLimits limits;

  SpecRules(SpecLimits limits) {
    this.limits = limits;
  }

  List<Violation> violations(SpecParts parts) {
    Findings findings = new Findings(parts.tree(), new ArrayList<>());
    parts.data().ifPresent(data -> new DataRules(findings).check(data, parts));
    parts.space().ifPresent(space -> new SpaceRules(limits, space, findings).check());
    parts.training().ifPresent(training -> TrainingRules.check("/training", training, findings));
    batch(parts, findings);
    stageNames(parts, findings);
    StageRules stageRules = new StageRules(findings);
    parts.stages().forEach((index, stage) -> stageRules.check("/stages/" + index, stage, parts));
    new GraphRules(findings, parts).check();
    parts.seeds().ifPresent(seeds -> seeds(seeds, parts, findings));
    parts.report().ifPresent(report -> report(report, parts, findings));
    if (parts.complete() && findings.list().isEmpty()) {
      new SizeRules(limits).check(parts, findings);
    }
    return findings.list();
  }

  private static void batch(SpecParts parts, Findings findings) {
    if (parts.data().isPresent() && parts.training().isPresent()) {
      int images = parts.data().get().train().images();
      if (parts.training().get().batch() > images) {
        findings.add("/training/batch", "must be at most the number of training images, " + images);
      }
    }
  }

  private static void stageNames(SpecParts parts, Findings findings) {
    Set<String> seen = new HashSet<>();
    int index = 0;
    for (JsonNode stage : parts.tree().path("stages")) {
      if (stage.path("name").isTextual() && !seen.add(stage.path("name").asText())) {
        findings.add("/stages/" + index + "/name", "must differ from the other stages' names");
      }
      index++;
    }
  }

  private static void seeds(SeedsSpec seeds, SpecParts parts, Findings findings) {
    if (!parts.allStages()) {
      return;
    }
    int instances =
        parts.stages().values().stream()
            .map(StageSpec::instances)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    Map<String, List<Long>> lists = new TreeMap<>();
    lists.put("weights", seeds.weights());
    lists.put("order", seeds.order());
    lists.put("data", seeds.data());
    lists.put("augmentation", seeds.augmentation());
    lists.forEach(
        (name, list) -> {
          if (list != null && list.size() != instances) {
            findings.add(
                "/seeds/" + name,
                "must have %d entries, as many as the stage with most instances has"
                    .formatted(instances));
          }
        });
  }

  private static void report(ReportSpec report, SpecParts parts, Findings findings) {
    List<String> truths =
        parts.stages().values().stream()
            .filter(stage -> stage.kind() == StageSpec.Kind.GROUND_TRUTH)
            .map(StageSpec::name)
            .toList();
    if (parts.allStages()
        && report.groundTruth() != null
        && !truths.contains(report.groundTruth())) {
      findings.add(
          "/report/groundTruth",
          truths.isEmpty()
              ? "must be left out: no stage is of kind ground-truth"
              : "must name a ground-truth stage: " + truths.stream().collect(joining(", ")));
    }
  }

  /** Violations found so far; those of a single value show it. */
  record Findings(JsonNode tree, List<Violation> list) {
    void add(String pointer, String allowed) {
      JsonNode value = tree.at(pointer);
      boolean section = value.isMissingNode() || value.isObject() || pointer.equals("/stages");
      list.add(new Violation(pointer, section ? null : value, allowed));
    }

    /** Whether nothing is wrong below a pointer. */
    boolean clean(String pointer) {
      return list.stream().noneMatch(found -> found.pointer().startsWith(pointer));
    }
  }
}
