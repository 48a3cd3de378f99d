package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.List;
import java.util.Map;

/**
 * Says the same in fewer ways: training options of a stage are completed by those of the
 * experiment, and a length that is given by another stage's becomes a number of steps.
 */
final class Desugared {
  private static final String MATCHED = "computeMatched";
  private static final String TRAINING = "training";

  private Desugared() {}

  /** Fills the options of stages that have their own; what they leave out is the experiment's. */
  static void fillTraining(ObjectNode spec) {
    for (JsonNode stage : spec.path("stages")) {
      if (stage instanceof ObjectNode object && object.path(TRAINING).isObject()) {
        object.set(TRAINING, patched(spec.path(TRAINING), object.get(TRAINING)));
      }
    }
  }

  /** An object with the fields of another in the place of its own, section by section. */
  static JsonNode patched(JsonNode base, JsonNode patch) {
    if (!(base instanceof ObjectNode below)) {
      return patch.isMissingNode() ? JsonCodec.JSON.createObjectNode() : patch.deepCopy();
    }
    ObjectNode merged = below.deepCopy();
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      boolean section = field.getValue().isObject() && merged.path(field.getKey()).isObject();
      merged.set(
          field.getKey(),
          section ? patched(merged.get(field.getKey()), field.getValue()) : field.getValue());
    }
    return merged;
  }

  /**
   * Puts lengths in the place of the names of stages that they are matched with.
   *
   * @param parts of the spec, as far as they have their shape
   * @param found where to say what is wrong
   */
  static void matchCompute(ObjectNode spec, SpecParts parts, List<Violation> found) {
    parts
        .stages()
        .forEach(
            (index, stage) -> {
              if (stage.computeMatched() != null) {
                match((ObjectNode) spec.at("/stages/" + index), index, stage, parts, found);
              }
            });
  }

  private static void match(
      ObjectNode written, int index, StageSpec stage, SpecParts parts, List<Violation> found) {
    String pointer = "/stages/" + index + "/" + MATCHED;
    JsonNode name = written.get(MATCHED);
    if (stage.length() != null) {
      found.add(new Violation(pointer, name, "must be left out where a length is given"));
      return;
    }
    StageSpec model =
        parts.stages().values().stream()
            .filter(s -> s.name().equals(stage.computeMatched()))
            .filter(s -> s.length() != null && s.instances() != null)
            .findFirst()
            .orElse(null);
    if (model == null || parts.data().isEmpty() || parts.training().isEmpty()) {
      found.add(new Violation(pointer, name, "must name a stage that has a length"));
      return;
    }
    parts
        .space()
        .ifPresent(
            space -> {
              long steps = steps(stage, model, parts.data().get(), space, parts.training().get());
              if (steps < 1) {
                found.add(new Violation(pointer, name, "must leave each training a step"));
              }
              written.remove(MATCHED);
              written.putObject("length").put("steps", Math.max(1, steps));
            });
  }

  /** The longest trainings with which an instance trains on at most as many images as a model's. */
  private static long steps(
      StageSpec stage, StageSpec model, DataSpec data, SpaceSpec space, TrainingSpec training) {
    long budget = StageOutline.of(model, data, space, training).imagesToTrain() / model.instances();
    long low = 0;
    long high = budget;
    while (low < high) {
      long steps = low + (high - low + 1) / 2;
      if (StageOutline.imagesOfInstance(stage, steps, data, space, training) <= budget) {
        low = steps;
      } else {
        high = steps - 1;
      }
    }
    return low;
  }
}
