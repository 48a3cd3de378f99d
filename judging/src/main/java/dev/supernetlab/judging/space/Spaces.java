package dev.supernetlab.judging.space;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Search spaces by name, and as experiment specs describe them. */
public final class Spaces {
  /** The paper's space of 64 children: 3 edges, 4 operators. */
  public static final String DEEPER_64 = "deeper-64";

  /** YAML reads JSON too. */
  private static final ObjectMapper YAML = new YAMLMapper();

  /** Children of a judged space need not be trained, so there may be many. */
  private static final SpecReader READER = new SpecReader(SpecLimits.NONE);

  private static final String SECTION = "/space";

  private Spaces() {}

  /** Names of the spaces that come with the product. */
  public static List<String> names() {
    return List.of(DEEPER_64);
  }

  /** The space of that name, if it comes with the product. */
  public static Optional<SearchSpace> named(String name) {
    if (!names().contains(name)) {
      return Optional.empty();
    }
    try (InputStream text = Spaces.class.getResourceAsStream(name + ".yaml")) {
      return Optional.of(read(YAML.readTree(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The space that a text describes: a space alone, or a whole experiment spec.
   *
   * @throws IllegalArgumentException with a sentence for all that is wrong
   */
  public static SearchSpace parse(String text) {
    try {
      return read(YAML.readTree(text));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "is neither YAML nor JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    }
  }

  private static SearchSpace read(JsonNode tree) {
    JsonNode space = tree.has("space") ? tree.get("space") : tree;
    check(space);
    return new SearchSpace(JsonCodec.JSON.convertValue(space, SpaceSpec.class));
  }

  /** Checks it as a spec's space is checked: within one that is right but for it. */
  private static void check(JsonNode space) {
    ObjectNode spec = JsonCodec.JSON.createObjectNode();
    spec.set("space", space);
    try {
      READER.read(spec.toString(), SpecReader.Format.JSON);
    } catch (InvalidSpecException e) {
      String wrong =
          e.violations().stream()
              .filter(v -> v.pointer().equals(SECTION) || v.pointer().startsWith(SECTION + "/"))
              .map(v -> v.message())
              .collect(Collectors.joining("; "));
      if (!wrong.isEmpty()) {
        throw new IllegalArgumentException(wrong, e);
      }
    }
  }
}
