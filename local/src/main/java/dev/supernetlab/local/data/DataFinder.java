package dev.supernetlab.local.data;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.display.Display;
import dev.supernetlab.supernet.data.Datasets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Makes sure that the images of a spec are on this machine. */
public final class DataFinder {
  private static final List<Source> SOURCES =
      List.of(
          new Publisher(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
          new DebianPackage("dataset-fashion-mnist", "usr/share/datasets/fashion-mnist"));

  private final DataDirectories directories;
  private final List<IdxFile> files;
  private final List<Source> sources;
  private final Display.Factory display;
  private final Consumer<String> notes;

  /**
   * Looks in these directories, and fetches from the publisher and from Debian.
   *
   * @param notes hears what a user should know
   */
  public DataFinder(DataDirectories directories, Display.Factory display, Consumer<String> notes) {
    this(directories, FashionMnist.FILES, SOURCES, display, notes);
  }

  DataFinder(
      DataDirectories directories,
      List<IdxFile> files,
      List<Source> sources,
      Display.Factory display,
      Consumer<String> notes) {
    this.directories = directories;
    this.files = files;
    this.sources = sources;
    this.display = display;
    this.notes = notes;
  }

  /** Whether the images are in one of the directories, as far as can be told by their names. */
  public boolean has(DataSpec data) {
    return data.set() == DataSpec.Source.GENERATED
        || new Datasets(directories.all()).find(data.set()).isPresent();
  }

  /**
   * Returns when the images are in one of the directories, or the spec's fallback will do.
   *
   * @throws UnavailableException if they cannot be had and the spec names no fallback
   */
  public void require(DataSpec data) {
    try {
      requireSet(data.set());
    } catch (UnavailableException e) {
      if (data.fallback() == null) {
        throw e;
      }
      notes.accept(e.getMessage());
      notes.accept("The spec allows it: going on with generated images instead.");
    }
  }

  private void requireSet(DataSpec.Source set) {
    if (set == DataSpec.Source.GENERATED
        || new Datasets(directories.given()).find(set).isPresent()) {
      return;
    }
    if (set == DataSpec.Source.FASHION_MNIST) {
      fillCache(directories.cache().resolve(Datasets.name(set)));
    } else if (new Datasets(directories.all()).find(set).isEmpty()) {
      throw new UnavailableException(
          "%s is not in any of %s, and is not fetched: %s."
              .formatted(Datasets.name(set), directories.all(), byHand(set)));
    }
  }

  private void fillCache(Path cache) {
    try {
      Files.createDirectories(cache);
      List<IdxFile> missing = missing(cache);
      if (!missing.isEmpty()) {
        fetch(missing, cache);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "fashion-mnist cannot be kept in %s (%s): free some space there, or %s."
              .formatted(cache, e, byHand(DataSpec.Source.FASHION_MNIST)),
          e);
    }
  }

  private List<IdxFile> missing(Path cache) throws IOException {
    List<IdxFile> missing = new ArrayList<>();
    for (IdxFile file : files) {
      if (!file.isIntactIn(cache)) {
        if (Files.exists(cache.resolve(file.name()))) {
          notes.accept("%s is damaged and is fetched again.".formatted(cache.resolve(file.name())));
        }
        missing.add(file);
      }
    }
    return missing;
  }

  private void fetch(List<IdxFile> missing, Path cache) throws IOException {
    List<String> failures = new ArrayList<>();
    for (Source source : sources) {
      List<IdxFile> wanted = failures.isEmpty() ? missing : missing(cache);
      long total = wanted.stream().mapToLong(IdxFile::bytes).sum();
      AtomicLong done = new AtomicLong();
      try (Display bar = display.start("fashion-mnist")) {
        bar.at(0, total, "from " + source.where());
        source.fetch(
            wanted, cache, n -> bar.at(done.addAndGet(n), total, "from " + source.where()));
        return;
      } catch (IOException e) {
        failures.add("%s: %s".formatted(source.where(), e));
      }
    }
    throw new UnavailableException(
        "fashion-mnist could not be fetched (%s): %s, or let the spec say fallback: generated."
            .formatted(String.join("; ", failures), byHand(DataSpec.Source.FASHION_MNIST)));
  }

  private static String byHand(DataSpec.Source set) {
    return "put its four IDX files into a directory %1$s/ and name its parent in SUPERNET_LAB_DATA"
        .formatted(Datasets.name(set));
  }
}
