package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.spec.DataSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sets that a spec can name, looked up in directories. A set is found in {@code
 * directory/<name>}, or in the directory itself where that has the set's name; sets share file
 * names, so a directory of another name is not taken. CIFAR is found under the names of its
 * archives' directories as well.
 */
public final class Datasets {
  /** Where Debian's packages (dataset-fashion-mnist) put their sets. */
  public static final Path DEBIAN = Path.of("/usr/share/datasets");

  /** Of the sets of the MNIST family and of generated images. */
  static final int CLASSES = 10;

  private static final int CIFAR_BATCH = 10_000;
  private static final int CIFAR_BATCHES = 5;

  private static final List<String> IDX =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");
  private static final List<String> CIFAR10 =
      Stream.concat(
              IntStream.rangeClosed(1, CIFAR_BATCHES).mapToObj("data_batch_%d.bin"::formatted),
              Stream.of("test_batch.bin"))
          .toList();
  private static final List<String> CIFAR100 = List.of("train.bin", "test.bin");

  private final List<Path> directories;
  private final int cifarBatch;

  /**
   * A lookup.
   *
   * @param directories in the order in which they are tried; they need not exist
   */
  public Datasets(List<Path> directories) {
    this(directories, CIFAR_BATCH);
  }

  /** A lookup where CIFAR's files have other numbers of images than the published ones. */
  Datasets(List<Path> directories, int cifarBatch) {
    this.directories = List.copyOf(directories);
    this.cifarBatch = cifarBatch;
  }

  /** The name of a set in specs and directories, for example {@code fashion-mnist}. */
  public static String name(DataSpec.Source set) {
    return set.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of a spec's set; of a folder its own. */
  public static String name(DataSpec spec) {
    return spec.folder() == null ? name(spec.set()) : spec.folder().name();
  }

  /**
   * The files of a set without {@code .gz}, which each may end in; none of a generated one, nor of
   * a folder.
   */
  public static List<String> files(DataSpec.Source set) {
    return switch (set) {
      case FASHION_MNIST, MNIST -> IDX;
      case CIFAR10 -> CIFAR10;
      case CIFAR100 -> CIFAR100;
      case FOLDER, GENERATED -> List.of();
    };
  }

  /** The first directory that has all files of a published set. */
  public Optional<Path> find(DataSpec.Source set) {
    return places(name(set)).stream()
        .filter(Files::isDirectory)
        .filter(place -> files(set).stream().allMatch(file -> file(place, file).isPresent()))
        .findFirst();
  }

  /** The first directory that has all files of a spec's set. */
  public Optional<Path> find(DataSpec spec) {
    return spec.set() == DataSpec.Source.FOLDER ? findFolder(name(spec)) : find(spec.set());
  }

  /** Whether there is a set of this name, or a folder of images. */
  public boolean has(String name) {
    return Stream.of(DataSpec.Source.values())
        .filter(set -> set != DataSpec.Source.FOLDER && name(set).equals(name))
        .findFirst()
        .map(set -> set == DataSpec.Source.GENERATED || find(set).isPresent())
        .orElseGet(() -> findFolder(name).isPresent());
  }

  private Optional<Path> findFolder(String name) {
    return places(name).stream().filter(Files::isDirectory).findFirst();
  }

  /**
   * Reads the set, or its fallback where it is missing, and cuts the splits.
   *
   * @throws DataException if it is missing and there is no fallback, if a file is damaged, or if a
   *     part has too few images
   */
  public Splits open(DataSpec spec) {
    if (spec.set() == DataSpec.Source.GENERATED) {
      return Cut.splits(spec, name(spec), false, GeneratedPart::new);
    }
    Optional<Path> place = find(spec);
    if (place.isPresent()) {
      return Cut.splits(spec, name(spec), false, from -> part(spec, place.get(), from));
    }
    if (spec.fallback() == null) {
      throw new DataException.Missing(name(spec), places(name(spec)), files(spec.set()));
    }
    return Cut.splits(spec, name(spec.fallback()), true, GeneratedPart::new);
  }

  private Part part(DataSpec spec, Path place, DataSpec.From from) {
    boolean train = from == DataSpec.From.TRAIN;
    return switch (spec.set()) {
      case FASHION_MNIST, MNIST -> {
        List<Path> files = files(place, train ? IDX.subList(0, 2) : IDX.subList(2, 4));
        yield IdxPart.read(files.get(0), files.get(1));
      }
      case CIFAR10 -> {
        int first = train ? 0 : CIFAR_BATCHES;
        List<Path> files = files(place, CIFAR10.subList(first, train ? CIFAR_BATCHES : first + 1));
        yield CifarPart.read(files, CifarPart.Format.CIFAR10, cifarBatch);
      }
      case CIFAR100 ->
          CifarPart.read(
              files(place, train ? CIFAR100.subList(0, 1) : CIFAR100.subList(1, 2)),
              spec.labels() == DataSpec.Labels.COARSE
                  ? CifarPart.Format.CIFAR100_COARSE
                  : CifarPart.Format.CIFAR100_FINE,
              train ? CIFAR_BATCHES * cifarBatch : cifarBatch);
      case FOLDER -> FolderPart.list(place, spec.folder(), from);
      case GENERATED -> new GeneratedPart(from);
    };
  }

  private static List<Path> files(Path place, List<String> names) {
    return names.stream().map(name -> file(place, name).orElseThrow()).toList();
  }

  private List<Path> places(String set) {
    List<String> names =
        switch (set) {
          case "cifar10" -> List.of(set, "cifar-10-batches-bin");
          case "cifar100" -> List.of(set, "cifar-100-binary");
          default -> List.of(set);
        };
    return directories.stream()
        .flatMap(
            directory ->
                names.stream()
                    .map(name -> directory.endsWith(name) ? directory : directory.resolve(name)))
        .toList();
  }

  private static Optional<Path> file(Path place, String name) {
    return List.of(place.resolve(name), place.resolve(name + ".gz")).stream()
        .filter(Files::isReadable)
        .findFirst();
  }
}
