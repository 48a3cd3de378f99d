package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.ReportSpec;
import dev.supernetlab.contracts.spec.SeedsSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sections of a spec whose shape is right, defaults filled, so that a mistake in one section
 * does not hide those in the others.
 *
 * @param tree the spec as written
 * @param stages by their index
 * @param allStages whether no stage is missing
 */
record SpecParts(
    JsonNode tree,
    Optional<DataSpec> data,
    Optional<SpaceSpec> space,
    Optional<TrainingSpec> training,
    SortedMap<Integer, StageSpec> stages,
    boolean allStages,
    Optional<SeedsSpec> seeds,
    Optional<ReportSpec> report) {

  static SpecParts of(JsonNode tree, List<Violation> shape) {
    Binder binder = new Binder(tree, shape);
    SortedMap<Integer, StageSpec> stages = new TreeMap<>();
    for (int i = 0; i < tree.path("stages").size(); i++) {
      int index = i;
      binder.bind("/stages/" + i, StageSpec.class).ifPresent(stage -> stages.put(index, stage));
    }
    return new SpecParts(
        tree,
        binder.bind("/data", DataSpec.class),
        binder.bind("/space", SpaceSpec.class),
        binder.bind("/training", TrainingSpec.class),
        stages,
        binder.clean("/stages"),
        binder.bind("/seeds", SeedsSpec.class),
        binder.bind("/report", ReportSpec.class));
  }

  /** Whether every section has its shape. */
  boolean complete() {
    return allStages
        && data.isPresent()
        && space.isPresent()
        && training.isPresent()
        && seeds.isPresent()
        && report.isPresent();
  }

  private record Binder(JsonNode tree, List<Violation> violations) {
    <T> Optional<T> bind(String pointer, Class<T> type) {
      if (!clean(pointer)) {
        return Optional.empty();
      }
      JsonNode section = tree.at(pointer);
      JsonNode given = section.isMissingNode() ? JsonCodec.JSON.createObjectNode() : section;
      return Optional.of(JsonCodec.JSON.convertValue(given, type));
    }

    boolean clean(String pointer) {
      return violations.stream()
          .map(Violation::pointer)
          .noneMatch(p -> p.equals(pointer) || p.startsWith(pointer + "/"));
    }
  }
}
