package dev.supernetlab.ranking.coverage;

import dev.supernetlab.ranking.study.GroundTruth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published ground truth of the 64-child space. */
public final class Published {
  private Published() {}

  /** Means and deviations over 10 seeds. */
  public static GroundTruth.Table truth() {
    List<String[]> rows = rows();
    return new GroundTruth.Table(column(rows, 1), column(rows, 2), 10);
  }

  /** Labels of the children, one digit per edge. */
  public static List<String> labels() {
    return rows().stream().map(row -> row[0]).toList();
  }

  private static double[] column(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }

  private static List<String[]> rows() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Published.class.getResourceAsStream("/truth/published.csv"),
                StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> l.matches("\\d.*")).map(l -> l.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
