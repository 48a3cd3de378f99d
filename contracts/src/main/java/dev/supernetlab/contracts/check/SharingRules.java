package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.ParameterMatch;
import dev.supernetlab.contracts.spec.Partition;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.StageSpec.Policy;
import dev.supernetlab.contracts.spec.StageSpec.SharingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a sharing policy must be given, and what means nothing to it. */
final class SharingRules {
  private final Findings findings;
  private final SpecParts parts;

  SharingRules(Findings findings, SpecParts parts) {
    this.findings = findings;
    this.parts = parts;
  }

  /** Whether the fields are there that the number of its trainings follows from. */
  static boolean countable(SharingSpec sharing) {
    if (sharing.policy() != Policy.GROUP) {
      return true;
    }
    return sharing.partition() == Partition.GIVEN
        ? sharing.lists() != null
        : sharing.partition() != null && sharing.groups() != null;
  }

  void check(String pointer, StageSpec stage) {
    SharingSpec sharing = stage.sharing();
    Policy policy = sharing.policy();
    Partition partition = sharing.partition();
    boolean group = policy == Policy.GROUP;
    boolean given = group && partition == Partition.GIVEN;
    boolean interference = group && partition == Partition.INTERFERENCE;
    needed(pointer + "/partition", partition, group, "policy group");
    needed(pointer + "/lists", sharing.lists(), given, "partition given");
    needed(pointer + "/from", sharing.from(), interference, "partition interference");
    needed(pointer + "/cells", sharing.cells(), policy == Policy.PREFIX, "policy prefix");
    needed(
        pointer + "/match",
        sharing.match(),
        policy == Policy.ONLY || policy == Policy.EXCEPT,
        "policies only and except");
    if (group && partition != null) {
      needed(pointer + "/groups", sharing.groups(), !given, "partitions that are not given");
    } else {
      unknown(pointer + "/groups", sharing.groups(), group, "policy group");
    }
    unknown(
        pointer + "/seed",
        sharing.seed(),
        group && partition == Partition.RANDOM,
        "partition random");
    unknown(pointer + "/direction", sharing.direction(), interference, "partition interference");
    if (findings.clean("/space")) {
      parts.space().ifPresent(space -> check(pointer, sharing, space));
    }
    if (interference && sharing.from() != null) {
      source(pointer + "/from", stage);
    }
  }

  private void needed(String pointer, Object value, boolean needed, String by) {
    if (needed && value == null) {
      findings.add(pointer, "must be given for " + by);
    }
    unknown(pointer, value, needed, by);
  }

  private void unknown(String pointer, Object value, boolean known, String to) {
    if (!known && value != null) {
      findings.add(pointer, "must be left out: it is for " + to);
    }
  }

  private void check(String pointer, SharingSpec sharing, SpaceSpec space) {
    if (Children.enumerable(space)) {
      int children = Children.count(space).intValueExact();
      if (sharing.groups() != null && sharing.groups() > children) {
        findings.add(pointer + "/groups", "must be at most the number of children, " + children);
      }
      // Listing more of them than a spec may have takes too long.
      if (sharing.lists() != null && children <= SpecLimits.DEFAULT.children()) {
        lists(pointer + "/lists", sharing.lists(), Children.all(space));
      }
    }
    int cells = space.cells() * space.stacks();
    if (sharing.cells() != null && sharing.cells() > cells) {
      findings.add(pointer + "/cells", "must be at most the space's cells, " + cells);
    }
    if (sharing.match() != null) {
      for (int i = 0; i < sharing.match().size(); i++) {
        match(pointer + "/match/" + i, sharing.match().get(i), space);
      }
    }
  }

  private void lists(String pointer, List<List<String>> lists, List<String> children) {
    Set<String> missing = new TreeSet<>(children);
    List<String> odd = new ArrayList<>();
    lists.forEach(list -> list.stream().filter(child -> !missing.remove(child)).forEach(odd::add));
    if (!odd.isEmpty()) {
      findings.add(
          pointer,
          "must have every child once, as a text; not a child, or twice: "
              + String.join(", ", odd.subList(0, Math.min(odd.size(), 5))));
    }
    if (!missing.isEmpty()) {
      findings.add(
          pointer,
          "must have every child once; %d are missing, the first is %s"
              .formatted(missing.size(), missing.iterator().next()));
    }
  }

  private void match(String pointer, ParameterMatch match, SpaceSpec space) {
    if (Stream.of(match.kinds(), match.layers(), match.cells(), match.edges(), match.operators())
        .allMatch(Objects::isNull)) {
      findings.add(pointer, "must have one of kinds, layers, cells, edges, operators");
    }
    below(pointer + "/cells", match.cells(), space.cells() * space.stacks());
    below(pointer + "/edges", match.edges(), space.edges());
    if (match.operators() != null && !space.operators().containsAll(match.operators())) {
      findings.add(pointer + "/operators", "must be operators of the space");
    }
  }

  private void below(String pointer, List<Integer> numbers, int limit) {
    if (numbers != null && numbers.stream().anyMatch(number -> number >= limit)) {
      findings.add(pointer, "must be numbers from 0 to " + (limit - 1));
    }
  }

  private void source(String pointer, StageSpec stage) {
    if (!parts.allStages()) {
      return;
    }
    List<String> sources =
        parts.stages().values().stream()
            .filter(other -> other.kind() == StageSpec.Kind.SUPER_NET)
            .map(StageSpec::name)
            .filter(name -> !name.equals(stage.name()))
            .toList();
    if (!sources.contains(stage.sharing().from())) {
      findings.add(
          pointer,
          sources.isEmpty()
              ? "must name another super-net stage, and there is none"
              : "must name another super-net stage: " + String.join(", ", sources));
    }
  }
}
