package dev.supernetlab.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the job that fetches images. */
class FetchTest {
  private static final Path DATA = Repository.ROOT.resolve("k8s/base/data");

  @TempDir private Path directory;
  private Path sums;
  private Path target;

  @BeforeEach
  void publish() throws IOException {
    assumeTrue(Repository.program("curl").isPresent(), "no curl here");
    target = directory.resolve("data/set");
    Files.createDirectories(target.getParent());
    publish("images", "many pixels");
    publish("labels", "few");
    Path plain = Files.createDirectories(directory.resolve("plain"));
    Files.writeString(plain.resolve("images"), "many pixels");
    Files.writeString(plain.resolve("labels"), "few");
    sums =
        Files.writeString(
            directory.resolve("sums"),
            Repository.run(List.of("sh", "-c", "cd " + plain + " && sha256sum images labels")));
  }

  @Test
  void aSetIsFetchedOnceAndMendedIfDamaged() throws IOException {
    assertThat(fetch()).contains("images: OK", "labels: OK");
    assertThat(target.resolve("images")).hasContent("many pixels");
    assertThat(fetch()).contains("is whole").doesNotContain("OK");
    Files.writeString(target.resolve("labels"), "f?w");
    fetch();
    assertThat(target.resolve("labels")).hasContent("few");
  }

  @Test
  void aSetOfTheWrongContentNeverAppears() throws IOException {
    publish("labels", "other");
    assertThatThrownBy(this::fetch).hasMessageContaining("labels: FAILED");
    assertThat(target).doesNotExist();
  }

  @Test
  void theSumsAreThoseThatTheCommandLineKnows() {
    String known = Repository.text("local/src/main/java/dev/supernetlab/local/data/Published.java");
    assertThat(Repository.text("k8s/base/data/fashion-mnist.sha256").lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(known).contains(line.split("\\s+", -1)));
  }

  private String fetch() {
    return Repository.run(
        List.of(
            "sh",
            DATA.resolve("fetch.sh").toString(),
            sums.toString(),
            directory.toUri().toString() + "site",
            target.toString()));
  }

  private void publish(String name, String content) throws IOException {
    Path site = Files.createDirectories(directory.resolve("site"));
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(site.resolve(name + ".gz")))) {
      packed.write(content.getBytes(UTF_8));
    }
  }
}
