package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesTest {
  static Stream<String> services() {
    return Repository.SERVICES.stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsAsAUserWithoutRightsFromPinnedBasesOnTheFastJar(String service) {
    Image image = Image.of(service);
    assertThat(image.last("USER")).isEqualTo("10001");
    assertThat(image.all("FROM"))
        .allMatch(base -> base.matches("eclipse-temurin:\\d[\\w.]+-jre-noble.*|\\$\\{BASE}"));
    assertThat(image.all("ARG")).allMatch(arg -> arg.equals("BASE=ubuntu:24.04"));
    assertThat(image.last("EXPOSE")).isEqualTo("8080");
    assertThat(image.last("VOLUME")).isEqualTo("/tmp");
    assertThat(image.last("HEALTHCHECK")).contains("http://127.0.0.1:8080/q/health/ready");
    assertThat(image.last("LABEL"))
        .contains("image.title=", "image.description=", "image.licenses=");
    assertThat(image.all("COPY").stream().filter(copy -> !copy.startsWith("--from")))
        .allMatch(
            copy ->
                copy.startsWith(service + "-service/target/quarkus-app/")
                    || copy.equals("kernels/engine.args /app/"));
    assertThat(image.environment()).containsEntry("QUARKUS_PROFILE", "cluster");
  }

  @ParameterizedTest
  @MethodSource("services")
  void keepsWhatIsWrittenUnderTmpAndIsTheProcessItself(String service) {
    List<String> command = Image.of(service).entrypoint();
    assertThat(command)
        .startsWith("java")
        .contains("-Djava.io.tmpdir=/tmp", "-Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp")
        .endsWith("-jar", "/app/quarkus-run.jar");
  }

  @Test
  void trainerAndEvaluatorComputeAsTheOneProcessLabDoes() {
    for (String worker : List.of("trainer", "evaluator")) {
      assertThat(Image.of(worker).entrypoint()).startsWith("java", "@/app/engine.args");
      assertThat(Image.of(worker).environment())
          .containsEntry("OMP_NUM_THREADS", "1")
          .containsEntry("OMP_WAIT_POLICY", "passive");
    }
  }

  @Test
  void nothingButWhatIsBuiltIsSentToTheBuilder() {
    assertThat(Repository.text(".dockerignore").lines().filter(line -> !line.startsWith("#")))
        .containsExactly("*", "!*-service/target/quarkus-app", "!kernels/engine.args");
  }
}
