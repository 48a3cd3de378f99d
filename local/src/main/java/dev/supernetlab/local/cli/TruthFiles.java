package dev.supernetlab.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.judging.input.BadInputException;
import dev.supernetlab.judging.input.GroundTruths;
import dev.supernetlab.judging.input.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the content of ground-truth files in their place in a spec, since services see no files. */
final class TruthFiles {
  /** Reads JSON too. */
  private static final ObjectMapper YAML = new YAMLMapper();

  private static final String FILE = "file";

  private TruthFiles() {}

  /**
   * The spec as JSON with its files' content; empty if it names none, or cannot be read.
   *
   * @param folder that the names of files are relative to
   * @throws UsageException if a file is no ground truth
   */
  static Optional<String> inlined(String text, Path folder) {
    List<ObjectNode> imports = new ArrayList<>();
    JsonNode spec;
    try {
      spec = YAML.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // whoever reads the spec says what is wrong with it
    }
    for (JsonNode stage : spec.path("stages")) {
      if (stage.path("import") instanceof ObjectNode given && given.path(FILE).isTextual()) {
        imports.add(given);
      }
    }
    imports.forEach(given -> inline(given, folder));
    return imports.isEmpty() ? Optional.empty() : Optional.of(spec.toString());
  }

  private static void inline(ObjectNode given, Path folder) {
    Path file = folder.resolve(given.remove(FILE).asText());
    try {
      given.set("accuracies", JsonCodec.JSON.valueToTree(GroundTruths.accuracies(Input.of(file))));
    } catch (BadInputException e) {
      throw new UsageException("The ground truth cannot be read: " + e.getMessage(), e);
    }
  }
}
