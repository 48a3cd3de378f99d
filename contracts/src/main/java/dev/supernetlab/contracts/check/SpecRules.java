package dev.supernetlab.contracts.check;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.ReportSpec;
import dev.supernetlab.contracts.spec.SeedsSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The rules that a schema cannot express: what fields must be to each other. */
final class SpecRules {
  private static final int SIDE = 28;
  private static final Map<DataSpec.From, Integer> IMAGES =
      Map.of(DataSpec.From.TRAIN, 60_000, DataSpec.From.TEST, 10_000);

  private final SpecLimits limits;

  SpecRules(SpecLimits limits) {
    this.limits = limits;
  }

  List<Violation> violations(SpecParts parts) {
    Findings findings = new Findings(parts.tree(), new ArrayList<>());
    parts.data().ifPresent(data -> data(data, findings));
    parts.space().ifPresent(space -> space(space, findings));
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

  private static void data(DataSpec data, Findings findings) {
    if (SIDE % data.pool() != 0) {
      findings.add("/data/pool", "must divide the image side, " + SIDE + ": 1, 2, 4 or 7");
    }
    if (data.fallback() != null && data.fallback() != DataSpec.Source.GENERATED) {
      findings.add("/data/fallback", "must be generated, the only set that is always there");
    }
    Map<DataSpec.From, Integer> cut = new EnumMap<>(DataSpec.From.class);
    List.of(data.train(), data.validation(), data.test())
        .forEach(split -> cut.merge(split.from(), split.images(), Integer::sum));
    cut.forEach(
        (from, images) -> {
          if (images > IMAGES.get(from)) {
            findings.add(
                "/data",
                "the splits cut from %s have %d images together, but it has %d, and splits are disjoint"
                    .formatted(
                        from == DataSpec.From.TRAIN ? "train" : "test", images, IMAGES.get(from)));
          }
        });
  }

  private void space(SpaceSpec space, Findings findings) {
    if (new HashSet<>(space.operators()).size() < space.operators().size()) {
      findings.add("/space/operators", "must name each operator once");
    }
    if (space.stem().kind() == SpaceSpec.Stem.PAPER && space.stem().relu()) {
      findings.add("/space/stem/relu", "must be false for stem paper, whose first cell has it");
    }
    if (!Children.enumerable(space) || Children.count(space).intValueExact() > limits.children()) {
      findings.add(
          "/space",
          "%d operators on %d edges make %s children, at most %d are allowed"
              .formatted(
                  space.operators().size(),
                  space.edges(),
                  Children.count(space),
                  limits.children()));
    }
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
    /** Whether there are some at a place or below it. */
    boolean any(String pointer) {
      return list.stream()
          .map(Violation::pointer)
          .anyMatch(at -> at.equals(pointer) || at.startsWith(pointer + "/"));
    }

    void add(String pointer, String allowed) {
      JsonNode value = tree.at(pointer);
      boolean section = value.isMissingNode() || value.isObject() || pointer.equals("/stages");
      list.add(new Violation(pointer, section ? null : value, allowed));
    }
  }
}
