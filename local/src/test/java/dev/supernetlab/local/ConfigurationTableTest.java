package dev.supernetlab.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The first table of docs/CONFIGURATION.md says what the code says. */
class ConfigurationTableTest {
  private static final Path TABLE = Path.of("../docs/CONFIGURATION.md");
  private static final String OWN = "(analytics|evaluator|lab|sampler|trainer)\\..*";

  private static final Pattern SHARED = Pattern.compile("\\$\\{(lab\\.[a-z.-]+):([^}]*)\\}");

  private final Map<String, String[]> rows = rows();
  private final Properties defaults = defaults();

  @Test
  void everyPropertyOfTheCodeHasARowAndEveryRowAProperty() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.supernetlab");
    Stream<String> named = classes.stream().flatMap(c -> Stream.concat(mapped(c), injected(c)));

    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(named, shared().keySet().stream())
                .filter(name -> name.matches(OWN))
                .collect(Collectors.toSet()));
  }

  @Test
  void environmentVariablesAreNamedAfterTheirProperties() {
    rows.forEach(
        (name, cells) ->
            assertThat(cells[2])
                .isEqualTo("`" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "`"));
  }

  @Test
  void defaultsAreThoseOfTheServices() {
    Map<String, String> expected = shared();
    defaults.forEach((name, value) -> expected.put((String) name, (String) value));
    expected.put("lab.end-with-input", "false");

    rows.forEach(
        (name, cells) ->
            assertThat(cells[4].replace("`", ""))
                .as(name)
                .isEqualTo(expected.getOrDefault(name, "")));
  }

  /**
   * What the services' own defaults refer to, as in {@code ${lab.kernels:auto}}, and its default.
   */
  private Map<String, String> shared() {
    return defaults.values().stream()
        .flatMap(value -> SHARED.matcher((String) value).results())
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> a));
  }

  private static Properties defaults() {
    Properties defaults = new Properties();
    try {
      for (URL file :
          Collections.list(
              ConfigurationTableTest.class
                  .getClassLoader()
                  .getResources("META-INF/microprofile-config.properties"))) {
        try (InputStream content = file.openStream()) {
          defaults.load(content);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return defaults;
  }

  private static Stream<String> mapped(JavaClass candidate) {
    return candidate
        .tryGetAnnotationOfType(ConfigMapping.class)
        .map(mapping -> names(mapping.prefix(), candidate.reflect()))
        .orElse(Stream.empty());
  }

  private static Stream<String> names(String prefix, Class<?> mapping) {
    return Arrays.stream(mapping.getDeclaredMethods()).flatMap(method -> names(prefix, method));
  }

  private static Stream<String> names(String prefix, Method method) {
    String name =
        prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    Class<?> type = method.getReturnType();
    return type.isInterface() && type.getName().startsWith("dev.supernetlab")
        ? names(name, type)
        : Stream.of(name);
  }

  private static Stream<String> injected(JavaClass candidate) {
    return candidate.getCodeUnits().stream()
        .flatMap(unit -> unit.getParameters().stream())
        .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
        .map(parameter -> parameter.getAnnotationOfType(ConfigProperty.class).name());
  }

  /** Cells by property, the first cell empty as the line begins with a bar. */
  private static Map<String, String[]> rows() {
    Map<String, String[]> rows = new TreeMap<>();
    try (Stream<String> lines = Files.lines(TABLE)) {
      lines
          .map(line -> line.split(" *\\| *", -1))
          .filter(cells -> cells.length > 4 && cells[1].replace("`", "").matches(OWN))
          .forEach(cells -> rows.put(cells[1].replace("`", ""), cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
