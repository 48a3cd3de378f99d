package dev.supernetlab.local.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.display.Display;
import dev.supernetlab.supernet.data.Datasets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published files hold their own names. */
class DataFinderTest {
  private static final List<String> NAMES = Datasets.files(DataSpec.Source.FASHION_MNIST);

  @TempDir Path home;
  private final List<String> notes = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer web;

  @BeforeEach
  void publish() throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/good/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().substring("/good/".length());
          asked.add(name);
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(packed(name.replace(".gz", "")));
          }
        });
    web.start();
  }

  @AfterEach
  void stop() {
    web.stop(0);
  }

  @Test
  void whatIsMissingIsFetchedIntoTheCacheOnce() {
    finder("good/").require(data(null));
    assertThat(cache()).isDirectoryContaining("glob:**train-images-idx3-ubyte");
    assertThat(asked).hasSize(4);

    finder("good/").require(data(null));
    assertThat(asked).hasSize(4);
  }

  @Test
  void aDamagedFileOfTheCacheIsFetchedAgain() throws IOException {
    finder("good/").require(data(null));
    Path damaged = cache().resolve(NAMES.get(1));
    Files.writeString(damaged, "x".repeat(NAMES.get(1).length()));

    finder("good/").require(data(null));
    assertThat(damaged).hasContent(NAMES.get(1));
    assertThat(asked).hasSize(5).last().isEqualTo(NAMES.get(1) + ".gz");
    assertThat(notes).containsExactly(damaged + " is damaged and is fetched again.");
  }

  @Test
  void theNextSourceServesWhenOneFails() {
    finder("missing/", "good/").require(data(null));
    assertThat(asked).hasSize(4);
  }

  @Test
  void aFileWithTheWrongContentIsNotKept() throws IOException {
    List<DataFile> wrong = List.of(new DataFile(NAMES.get(0), NAMES.get(0).length(), "00"));
    DataFinder finder =
        new DataFinder(directories(), sets(wrong, "good/"), NoDisplay::new, notes::add);
    assertThatThrownBy(() -> finder.require(data(null)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("has the wrong content");
    assertThat(cache()).isEmptyDirectory();
  }

  @Test
  void allSourcesFailingSaysWhichWhyAndWhatToDo() {
    assertThatThrownBy(() -> finder("missing/", "gone/").require(data(null)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith("fashion-mnist could not be fetched (http://127.0.0.1:")
        .hasMessageContaining("answered 404")
        .hasMessageContaining("SUPERNET_LAB_DATA")
        .hasMessageEndingWith("or let the spec say fallback: generated.");
  }

  @Test
  void theFallbackOfTheSpecIsUsedAndSaid() {
    finder("missing/").require(data(DataSpec.Source.GENERATED));
    assertThat(notes)
        .hasSize(2)
        .last()
        .isEqualTo("The spec allows it: going on with generated images instead.");
  }

  @Test
  void aDirectoryOfTheUserIsTakenAsItIs() throws IOException {
    Path given = Files.createDirectories(home.resolve("mine/fashion-mnist"));
    for (String name : NAMES) {
      Files.writeString(given.resolve(name), "anything");
    }
    finder("missing/").require(data(null));
    assertThat(cache()).doesNotExist();
  }

  @Test
  void generatedImagesNeedNothing() {
    finder("missing/")
        .require(new DataSpec(DataSpec.Source.GENERATED, null, null, null, null, null, null));
    assertThat(cache()).doesNotExist();
  }

  @Test
  void aFolderIsNeverFetchedButNamedWithWhereItWasLookedFor() throws IOException {
    DataSpec birds =
        new DataSpec(
            DataSpec.Source.FOLDER,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new DataSpec.Folder("birds", 32, null));
    assertThatThrownBy(() -> finder("good/").require(birds))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith("birds is not in any of [" + home.resolve("mine"))
        .hasMessageContaining("put a directory birds/ of images per class there");
    Files.createDirectories(home.resolve("mine/birds"));
    finder("good/").require(birds);
  }

  @Test
  void everySetThatHasFilesHasPublishedOnesOfTheSameNames() {
    for (DataSpec.Source set : DataSpec.Source.values()) {
      if (!Datasets.files(set).isEmpty()) {
        assertThat(Published.SETS.get(set).files())
            .extracting(DataFile::name)
            .isEqualTo(Datasets.files(set));
      }
    }
  }

  private static DataSpec data(DataSpec.Source fallback) {
    return new DataSpec(DataSpec.Source.FASHION_MNIST, fallback, null, null, null, null, null);
  }

  private Path cache() {
    return home.resolve("data/fashion-mnist");
  }

  private DataDirectories directories() {
    return new DataDirectories(List.of(home.resolve("mine")), home.resolve("data"));
  }

  private DataFinder finder(String... places) {
    List<DataFile> files = NAMES.stream().map(DataFinderTest::holdingItsName).toList();
    return new DataFinder(directories(), sets(files, places), NoDisplay::new, notes::add);
  }

  private Map<DataSpec.Source, Published> sets(List<DataFile> files, String... places) {
    return Map.of(DataSpec.Source.FASHION_MNIST, new Published(files, sources(places)));
  }

  private List<Source> sources(String... places) {
    URI root = URI.create("http://127.0.0.1:%d/".formatted(web.getAddress().getPort()));
    return List.of(places).stream().<Source>map(p -> new Publisher(root.resolve(p))).toList();
  }

  private static DataFile holdingItsName(String name) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return new DataFile(name, name.length(), HexFormat.of().formatHex(hash));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packer = new GZIPOutputStream(bytes)) {
      packer.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private record NoDisplay(String task) implements Display {
    @Override
    public void at(long done, long total, String note) {
      assertThat(done).isBetween(0L, total);
    }

    @Override
    public void close() {
      // Shows nothing.
    }
  }
}
