package dev.supernetlab.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service's Dockerfile says.
 *
 * @param instructions in their order, continued lines joined
 */
record Image(String service, List<String> instructions) {
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  static Image of(String service) {
    String joined =
        Repository.text(service + "-service/Dockerfile")
            .replaceAll("(?m)^#.*\n", "")
            .replaceAll("\\\\\n\\s*", "");
    return new Image(service, joined.lines().filter(line -> !line.isBlank()).toList());
  }

  /** What is behind the last instruction of this name. */
  String last(String name) {
    return all(name).get(all(name).size() - 1);
  }

  /** What is behind each instruction of this name. */
  List<String> all(String name) {
    return instructions.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  /** The command in exec form. */
  List<String> entrypoint() {
    try {
      return new ObjectMapper().readValue(last("ENTRYPOINT"), STRINGS);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no exec form: " + last("ENTRYPOINT"), e);
    }
  }

  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    all("ENV").stream()
        .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
        .map(assignment -> assignment.split("=", 2))
        .forEach(pair -> environment.put(pair[0], pair[1]));
    return environment;
  }
}
