package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.spec.DataSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The sets that a spec can name, looked up in directories. A set is found in {@code
 * directory/<name>}, or in the directory itself where that has the set's name; sets share file
 * names, so a directory of another name is not taken.
 */
public final class Datasets {
  /** Where Debian's packages (dataset-fashion-mnist) put their sets. */
  public static final Path DEBIAN = Path.of("/usr/share/datasets");

  static final int CLASSES = 10;

  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private final List<Path> directories;

  /**
   * A lookup.
   *
   * @param directories in the order in which they are tried; they need not exist
   */
  public Datasets(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  /** The name of a set in specs and directories, for example {@code fashion-mnist}. */
  public static String name(DataSpec.Source set) {
    return set.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The files of a set without {@code .gz}, which each may end in; none for a generated one. */
  public static List<String> files(DataSpec.Source set) {
    return set == DataSpec.Source.GENERATED ? List.of() : FILES;
  }

  /** The first directory that has all files of a set. */
  public Optional<Path> find(DataSpec.Source set) {
    return places(set).stream()
        .filter(place -> files(set).stream().allMatch(file -> file(place, file).isPresent()))
        .findFirst();
  }

  /**
   * Reads the set, or its fallback where it is missing, and cuts the splits.
   *
   * @throws DataException if it is missing and there is no fallback, if a file is damaged, or if a
   *     part has too few images
   */
  public Splits open(DataSpec spec) {
    DataSpec.Source set = spec.set();
    boolean fallback = !available(set) && spec.fallback() != null;
    if (fallback) {
      set = spec.fallback();
    }
    if (!available(set)) {
      throw new DataException.Missing(set, places(set), files(set));
    }
    return Cut.splits(spec, set, fallback, this::part);
  }

  private boolean available(DataSpec.Source set) {
    return set == DataSpec.Source.GENERATED || find(set).isPresent();
  }

  private Part part(DataSpec.Source set, DataSpec.From from) {
    if (set == DataSpec.Source.GENERATED) {
      return new GeneratedPart(from);
    }
    Path place = find(set).orElseThrow();
    int first = from == DataSpec.From.TRAIN ? 0 : 2;
    return IdxPart.read(
        file(place, FILES.get(first)).orElseThrow(),
        file(place, FILES.get(first + 1)).orElseThrow());
  }

  private List<Path> places(DataSpec.Source set) {
    return directories.stream()
        .map(directory -> directory.endsWith(name(set)) ? directory : directory.resolve(name(set)))
        .toList();
  }

  private static Optional<Path> file(Path place, String name) {
    return List.of(place.resolve(name), place.resolve(name + ".gz")).stream()
        .filter(Files::isReadable)
        .findFirst();
  }
}
