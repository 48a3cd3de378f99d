package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.ImportSpec;
import dev.supernetlab.contracts.spec.ImportSpec.Accuracies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ground truths that experiments import instead of training them. */
public final class ImportedTruth {
  private static final String DEEPER_64 = "deeper-64";

  private ImportedTruth() {}

  /** Names of those that come with the product; each is of the space of the same name. */
  public static List<String> names() {
    return List.of(DEEPER_64);
  }

  /**
   * The table of one that comes with the product, as CSV: lines that begin with {@code #} are about
   * it, then a header, then a line for each child with its label, mean, deviation and seeds.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static InputStream csv(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no ground truth named " + name);
    }
    return ImportedTruth.class.getResourceAsStream(name + ".csv");
  }

  /**
   * The accuracies of each child, whichever way they are given.
   *
   * @throws IllegalArgumentException if they are not: a file, or an unknown name
   */
  public static List<Accuracies> accuracies(ImportSpec imported) {
    if (imported.accuracies() != null) {
      return imported.accuracies();
    }
    if (imported.named() == null) {
      throw new IllegalArgumentException("neither accuracies nor a name");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(csv(imported.named()), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(ImportedTruth::accuracies)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Accuracies accuracies(String line) {
    String[] cells = line.split(",", -1);
    return new Accuracies(
        cells[0],
        null,
        Double.valueOf(cells[1]),
        Double.valueOf(cells[2]),
        Integer.valueOf(cells[3]));
  }

  /** Labels of its children. */
  public static List<String> children(ImportSpec imported) {
    return accuracies(imported).stream().map(Accuracies::child).toList();
  }
}
