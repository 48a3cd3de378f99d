package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.supernet.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Images from a directory per class, in the order of their names. Where the set has directories
 * {@code train} and {@code test} they are its parts; otherwise a fifth of every class, drawn the
 * same way each time, is the test part.
 */
final class FolderPart implements Part {
  private static final long SEED = 1;
  private static final int TEST_SHARE = 5;

  private final Path directory;
  private final ImageShape shape;
  private final String name;
  private final List<String> classes;
  private final List<Path> images = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final SortedMap<String, String> read = new TreeMap<>();

  private FolderPart(Path directory, ImageShape shape, String name, List<String> classes) {
    this.directory = directory;
    this.shape = shape;
    this.name = name;
    this.classes = classes;
  }

  /**
   * Lists the files of a part; they are read when asked for.
   *
   * @param directory the set's
   * @throws DataException.Disordered if there are no two classes, or a class only to be tested on
   */
  static FolderPart list(Path directory, DataSpec.Folder folder, DataSpec.From from) {
    try {
      String name = from.name().toLowerCase(Locale.ROOT);
      boolean parts =
          Files.isDirectory(directory.resolve("train"))
              && Files.isDirectory(directory.resolve("test"));
      List<String> classes = names(parts ? directory.resolve("train") : directory, true);
      if (classes.size() < 2) {
        throw new DataException.Disordered(
            directory, "must have a directory of images for each of two or more classes");
      }
      ImageShape shape = new ImageShape(folder.side(), folder.side(), folder.grey() ? 1 : 3);
      FolderPart part = new FolderPart(directory, shape, name, classes);
      if (parts) {
        part.addAll(directory.resolve(name));
      } else {
        part.addShares(from);
      }
      return part;
    } catch (IOException e) {
      throw new DataException.Disordered(directory, "cannot be listed: " + e);
    }
  }

  private void addAll(Path root) throws IOException {
    for (String label : names(root, true)) {
      if (!classes.contains(label)) {
        throw new DataException.Disordered(
            root.resolve(label), "is a class that is not to be trained: train has none");
      }
      for (String file : names(root.resolve(label), false)) {
        add(root.resolve(label).resolve(file), label);
      }
    }
  }

  private void addShares(DataSpec.From from) throws IOException {
    for (String label : classes) {
      List<String> files = names(directory.resolve(label), false);
      int[] order = Streams.permutation(files.size(), Streams.of(SEED, "folder " + label));
      for (int index = 0; index < files.size(); index++) {
        boolean test = order[index] < files.size() / TEST_SHARE;
        if (test == (from == DataSpec.From.TEST)) {
          add(directory.resolve(label).resolve(files.get(index)), label);
        }
      }
    }
  }

  private void add(Path file, String label) {
    images.add(file);
    labels.add(classes.indexOf(label));
  }

  /** Sorted names of the directories or files in a directory, hidden ones left out. */
  private static List<String> names(Path directory, boolean directories) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) == directories)
          .map(entry -> entry.getFileName().toString())
          .filter(entry -> !entry.startsWith("."))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int classes() {
    return classes.size();
  }

  @Override
  public byte[] image(int index) {
    Path path = images.get(index);
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new DataException.Damaged(path, 0, "cannot be read (" + e.getMessage() + ")", e);
    }
    read.put(
        directory.relativize(path).toString().replace('\\', '/'),
        HexFormat.of().formatHex(Bytes.sha256().digest(content)));
    return Square.scaled(ImageFile.decode(path, content), shape);
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  /** One line for all images that were asked for, as {@code sha256sum} would hash its own lines. */
  @Override
  public List<DataFile> files() {
    MessageDigest lines = Bytes.sha256();
    read.forEach(
        (file, sha256) ->
            lines.update((sha256 + "  " + file + "\n").getBytes(StandardCharsets.UTF_8)));
    return List.of(new DataFile(name, HexFormat.of().formatHex(lines.digest())));
  }
}
