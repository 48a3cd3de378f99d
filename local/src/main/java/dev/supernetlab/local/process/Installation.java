package dev.supernetlab.local.process;

import static java.util.stream.Collectors.joining;

import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where what is built lies, and the commands that start it. */
public record Installation(Path root) {
  /** Sizes of a Java machine that computes, for as much memory as this one may have. */
  private static final List<String> SIZES =
      List.of("-XX:MaxRAMPercentage=60", "-XX:MaxNewSize=512m", "-XX:+ExitOnOutOfMemoryError");

  private static final int ASKS_FOR_NATIVE_ACCESS = 22;
  private static final int ASKS_FOR_UNSAFE_MEMORY = 23;

  /** The command of the process that is Kafka and the store. */
  List<String> broker(Path home) {
    Path target = root.resolve("embedded/target");
    return java(
        Stream.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            only(target, "embedded-*.jar")
                + System.getProperty("path.separator")
                + target
                + "/lib/*",
            "dev.supernetlab.embedded.Embedded",
            home.toString()));
  }

  /** The command of the process that is the four services, with these properties. */
  List<String> services(List<String> properties) {
    Path jar = servicesDirectory().resolve("quarkus-run.jar");
    return java(
        Stream.of(computing(), properties.stream(), Stream.of("-jar", jar.toString()))
            .flatMap(part -> part));
  }

  /** The command of the process that says how the engine computes here, and measures it. */
  List<String> engine(int seconds) {
    return engine("doctor.EngineProbe", root.resolve("examples/quickstart.yaml"), seconds);
  }

  /** The command of the process that says what a spec would do, and measures its network. */
  List<String> plan(Path spec, int seconds) {
    return engine("doctor.PlanProbe", spec, seconds);
  }

  /** The command of the process that writes a child's graph. */
  List<String> export(Path request) {
    return engine("export.ExportProcess", request.toString());
  }

  private List<String> engine(String probe, Path spec, int seconds) {
    return engine(probe, spec.toString(), Integer.toString(seconds));
  }

  private List<String> engine(String main, String... arguments) {
    Path built = servicesDirectory();
    String classPath =
        Stream.of("app", "lib/main", "lib/boot")
            .map(part -> built.resolve(part) + "/*")
            .collect(joining(System.getProperty("path.separator")));
    return java(
        Stream.of(
                computing(),
                Stream.of("-cp", classPath, "dev.supernetlab.local." + main),
                Stream.of(arguments))
            .flatMap(part -> part));
  }

  private Stream<String> computing() {
    return Stream.concat(Stream.of("@" + root.resolve("kernels/engine.args")), SIZES.stream());
  }

  private Path servicesDirectory() {
    Path built = root.resolve("local/target/quarkus-app");
    if (!Files.exists(built.resolve("quarkus-run.jar"))) {
      throw notBuilt(built.resolve("quarkus-run.jar"));
    }
    return built;
  }

  private static List<String> java(Stream<String> arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(Stream.of(java), allowed(Runtime.version().feature()), arguments)
        .flatMap(part -> part)
        .toList();
  }

  /** What libraries do that newer Java machines warn of, and later ones will refuse. */
  private static Stream<String> allowed(int version) {
    List<String> allowed = new ArrayList<>();
    if (version >= ASKS_FOR_NATIVE_ACCESS) {
      allowed.add("--enable-native-access=ALL-UNNAMED");
    }
    if (version >= ASKS_FOR_UNSAFE_MEMORY) {
      allowed.add("--sun-misc-unsafe-memory-access=allow");
    }
    return allowed.stream();
  }

  private static Path only(Path directory, String glob) {
    try (var jars = Files.newDirectoryStream(directory, glob)) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw new UnavailableException(notBuilt(directory).getMessage(), e);
    }
    throw notBuilt(directory.resolve(glob));
  }

  private static UnavailableException notBuilt(Path missing) {
    return new UnavailableException(
        missing + " is missing: start the lab with ./lab, which builds it.");
  }
}
