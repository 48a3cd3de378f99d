package dev.supernetlab.contracts.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The arms of a spec that varies a field: a function of the spec as it is written. */
final class Arms {
  private static final String STAGES = "stages";
  private static final String NAME = "name";
  private static final String LENGTH = "length";
  private static final String MATCHED = "computeMatched";
  private static final int LONGEST_NAME = 31;
  private static final int LONGEST_VALUE = 20;

  private final ObjectNode spec;
  private final JsonNode vary;
  private final List<String> path;
  private final Set<String> touched;

  /**
   * Arms of a spec whose section vary has its shape.
   *
   * @throws InvalidSpecException if the field or a value is not one that can be varied
   */
  Arms(ObjectNode written) throws InvalidSpecException {
    this.spec = written.deepCopy();
    this.vary = spec.remove("vary");
    this.path = Arrays.asList(vary.path("field").asText().split("\\."));
    this.touched = touched();
    check();
  }

  private void check() throws InvalidSpecException {
    List<Violation> found = new ArrayList<>();
    JsonNode field = vary.get("field");
    if (ofStage() && stage(path.get(1)) == null) {
      found.add(new Violation("/vary/field", field, "must begin with training or a stage's name"));
    } else if (touched.isEmpty()) {
      found.add(new Violation("/vary/field", field, "must touch a stage that is no ground truth"));
    } else if (path.get(path.size() - 1).equals(NAME)) {
      found.add(new Violation("/vary/field", field, "must be no name"));
    }
    if (new HashSet<>(values()).size() < values().size()) {
      found.add(new Violation("/vary/values", vary.get("values"), "must have each value once"));
    }
    String matched = vary.path(MATCHED).asText("");
    if (!matched.isEmpty() && (stage(matched) == null || touched.contains(matched))) {
      found.add(
          new Violation(
              "/vary/computeMatched",
              vary.get(MATCHED),
              "must name a stage that is the same in all arms"));
    }
    if (!found.isEmpty()) {
      throw new InvalidSpecException(found);
    }
  }

  /** The values of the field. */
  List<JsonNode> values() {
    List<JsonNode> values = new ArrayList<>();
    vary.path("values").forEach(values::add);
    return values;
  }

  /** The spec with one value in the place of the field, and nothing varied. */
  ObjectNode with(JsonNode value) {
    ObjectNode arm = spec.deepCopy();
    ObjectNode at = arm;
    int first = 0;
    if (ofStage()) {
      at = stage(arm, path.get(1));
      first = 2;
    }
    for (String name : path.subList(first, path.size() - 1)) {
      at = at.path(name) instanceof ObjectNode there ? there : at.putObject(name);
    }
    at.set(path.get(path.size() - 1), value);
    match(arm);
    return arm;
  }

  /** The spec whose stages are the arms, under the names of the stages and the values. */
  ObjectNode expanded() {
    ObjectNode expanded = spec.deepCopy();
    ArrayNode stages = expanded.putArray(STAGES);
    Set<String> names = new HashSet<>();
    spec.path(STAGES).forEach(stage -> names.add(stage.path(NAME).asText()));
    List<String> endings = endings(names);
    for (JsonNode stage : spec.path(STAGES)) {
      if (!touched.contains(stage.path(NAME).asText())) {
        stages.add(stage);
        continue;
      }
      for (int i = 0; i < values().size(); i++) {
        stages.add(arm(stage.path(NAME).asText(), values().get(i), endings.get(i)));
      }
    }
    return expanded;
  }

  private ObjectNode arm(String stageName, JsonNode value, String ending) {
    ObjectNode whole = with(value);
    ObjectNode arm = stage(whole, stageName);
    arm.put(NAME, named(stageName, ending));
    ObjectNode origin = arm.putObject("arm");
    origin.put("of", stageName);
    origin.put("field", String.join(".", path));
    origin.put("value", value.isTextual() ? value.asText() : value.toString());
    if (!ofStage()) {
      arm.set("training", Desugared.patched(whole.path("training"), arm.path("training")));
    }
    rename(arm.path("sharing"), "from", ending);
    rename(arm.path("from"), "stage", ending);
    return arm;
  }

  private void rename(JsonNode section, String field, String ending) {
    if (section instanceof ObjectNode object && touched.contains(object.path(field).asText())) {
      object.put(field, named(object.path(field).asText(), ending));
    }
  }

  private static String named(String stage, String ending) {
    int room = LONGEST_NAME - ending.length() - 1;
    return stage.substring(0, Math.min(stage.length(), room)) + "-" + ending;
  }

  /** What the names of arms end with: the value, or its number where values read alike. */
  private List<String> endings(Set<String> names) {
    List<String> endings = new ArrayList<>();
    for (JsonNode value : values()) {
      String text =
          (value.isTextual() ? value.asText() : value.toString())
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-")
              .replaceAll("^-|-$", "");
      endings.add(text.substring(0, Math.min(text.length(), LONGEST_VALUE)));
    }
    Set<String> made = new HashSet<>(names);
    boolean clear =
        endings.stream()
            .allMatch(
                end ->
                    !end.isEmpty()
                        && touched.stream().allMatch(stage -> made.add(named(stage, end))));
    return clear
        ? endings
        : java.util.stream.IntStream.rangeClosed(1, endings.size())
            .mapToObj(number -> "arm" + number)
            .toList();
  }

  private void match(ObjectNode arm) {
    if (vary.has(MATCHED)) {
      for (String name : touched) {
        ObjectNode stage = stage(arm, name);
        if (!stage.path("kind").asText().equals("fine-tune")) {
          stage.remove(LENGTH);
          stage.set(MATCHED, vary.get(MATCHED));
        }
      }
    }
  }

  /** Names of the stages that differ from arm to arm, and of those that need them. */
  private Set<String> touched() {
    Set<String> names = new LinkedHashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (JsonNode stage : spec.path(STAGES)) {
        boolean truth = stage.path("kind").asText().equals("ground-truth");
        String name = stage.path(NAME).asText();
        boolean itself = !ofStage() || path.get(1).equals(name);
        boolean behind =
            names.contains(stage.path("sharing").path("from").asText())
                || names.contains(stage.path("from").path("stage").asText());
        more |= !truth && (itself || behind) && names.add(name);
      }
    }
    return names;
  }

  private boolean ofStage() {
    return path.get(0).equals(STAGES);
  }

  private ObjectNode stage(String name) {
    return stage(spec, name);
  }

  private static ObjectNode stage(ObjectNode spec, String name) {
    for (JsonNode stage : spec.path(STAGES)) {
      if (stage instanceof ObjectNode object && object.path(NAME).asText().equals(name)) {
        return object;
      }
    }
    return null;
  }
}
