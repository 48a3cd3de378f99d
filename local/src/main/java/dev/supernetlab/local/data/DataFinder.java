package dev.supernetlab.local.data;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.display.Display;
import dev.supernetlab.supernet.data.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Makes sure that the images of a spec are on this machine. */
public final class DataFinder {
  private final DataDirectories directories;
  private final Map<DataSpec.Source, Published> sets;
  private final Display.Factory display;
  private final Consumer<String> notes;

  /**
   * Looks in these directories, and fetches from the publishers and from Debian.
   *
   * @param notes hears what a user should know
   */
  public DataFinder(DataDirectories directories, Display.Factory display, Consumer<String> notes) {
    this(directories, Published.SETS, display, notes);
  }

  DataFinder(
      DataDirectories directories,
      Map<DataSpec.Source, Published> sets,
      Display.Factory display,
      Consumer<String> notes) {
    this.directories = directories;
    this.sets = Map.copyOf(sets);
    this.display = display;
    this.notes = notes;
  }

  /** Whether the images are in one of the directories, as far as can be told by their names. */
  public boolean has(DataSpec data) {
    return data.set() == DataSpec.Source.GENERATED
        || new Datasets(directories.all()).find(data).isPresent();
  }

  /**
   * Returns when the images are in one of the directories, or the spec's fallback will do.
   *
   * @throws UnavailableException if they cannot be had and the spec names no fallback
   */
  public void require(DataSpec data) {
    try {
      requireSet(data);
    } catch (UnavailableException e) {
      if (data.fallback() == null) {
        throw e;
      }
      notes.accept(e.getMessage());
      notes.accept("The spec allows it: going on with generated images instead.");
    }
  }

  private void requireSet(DataSpec data) {
    if (data.set() == DataSpec.Source.GENERATED
        || new Datasets(directories.given()).find(data).isPresent()) {
      return;
    }
    Published published = sets.get(data.set());
    if (published != null) {
      fillCache(data.set(), published);
    } else if (!has(data)) {
      throw new UnavailableException(
          "%s is not in any of %s, and is not fetched: put a directory %1$s/ of images per class there, or name its parent in SUPERNET_LAB_DATA."
              .formatted(Datasets.name(data), directories.all()));
    }
  }

  private void fillCache(DataSpec.Source set, Published published) {
    Path cache = directories.cache().resolve(Datasets.name(set));
    try {
      Files.createDirectories(cache);
      List<DataFile> missing = missing(published, cache);
      if (!missing.isEmpty()) {
        fetch(set, published, missing, cache);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be kept in %s (%s): free some space there, or %s."
              .formatted(Datasets.name(set), cache, e, byHand(set)),
          e);
    }
  }

  private List<DataFile> missing(Published published, Path cache) throws IOException {
    List<DataFile> missing = new ArrayList<>();
    for (DataFile file : published.files()) {
      if (!file.isIntactIn(cache)) {
        if (Files.exists(cache.resolve(file.name()))) {
          notes.accept("%s is damaged and is fetched again.".formatted(cache.resolve(file.name())));
        }
        missing.add(file);
      }
    }
    return missing;
  }

  private void fetch(DataSpec.Source set, Published published, List<DataFile> missing, Path cache)
      throws IOException {
    String name = Datasets.name(set);
    List<String> failures = new ArrayList<>();
    for (Source source : published.sources()) {
      List<DataFile> wanted = failures.isEmpty() ? missing : missing(published, cache);
      long total = wanted.stream().mapToLong(DataFile::bytes).sum();
      AtomicLong done = new AtomicLong();
      try (Display bar = display.start(name)) {
        bar.at(0, total, "from " + source.where());
        source.fetch(
            wanted, cache, n -> bar.at(done.addAndGet(n), total, "from " + source.where()));
        return;
      } catch (IOException e) {
        failures.add("%s: %s".formatted(source.where(), e));
      }
    }
    throw new UnavailableException(
        "%s could not be fetched (%s): %s, or let the spec say fallback: generated."
            .formatted(name, String.join("; ", failures), byHand(set)));
  }

  private static String byHand(DataSpec.Source set) {
    return "put its files (%s) into a directory %s/ and name its parent in SUPERNET_LAB_DATA"
        .formatted(String.join(", ", Datasets.files(set)), Datasets.name(set));
  }
}
