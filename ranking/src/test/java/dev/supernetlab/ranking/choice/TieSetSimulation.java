package dev.supernetlab.ranking.choice;

import dev.supernetlab.ranking.Randoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How often the tie set holds the child with the best expected score. */
public final class TieSetSimulation {
  private TieSetSimulation() {}

  /** What the children are like. */
  enum World {
    EQUAL("all equally good"),
    LADDER("a ladder of two deviations"),
    TWO("two equally good, the others far behind"),
    FAMILIES("all equally good, deviations 0.3 to 1.5, correlated in families of 4"),
    FAMILY_LADDER("different, deviations 0.3 to 1.5, correlated in families of 4");

    private final String words;

    World(String words) {
      this.words = words;
    }

    double expected(int child, int children) {
      return switch (this) {
        case EQUAL, FAMILIES -> 0;
        case LADDER, FAMILY_LADDER -> 2.0 * ((child * 5) % children) / children;
        case TWO -> child < 2 ? 0 : -5;
      };
    }

    boolean families() {
      return this == FAMILIES || this == FAMILY_LADDER;
    }
  }

  /**
   * One scenario.
   *
   * @param covered share of the studies whose tie set, at level 0.95, holds the best; where several
   *     are, the one named beforehand
   * @param size mean number of members
   */
  public record Row(
      String world, int children, int repetitions, int studies, double covered, double size) {

    /** A row of a Markdown table. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %d | %.1f %% | %.1f |",
          world,
          children,
          repetitions,
          studies,
          100 * covered,
          size);
    }
  }

  /** Every world with 3, 5, 8 and 20 repetitions. */
  public static List<Row> rows(int children, int studies, long seed) {
    List<Row> rows = new ArrayList<>();
    for (World world : World.values()) {
      for (int repetitions : new int[] {3, 5, 8, 20}) {
        rows.add(row(world, children, repetitions, studies, seed));
      }
    }
    return rows;
  }

  /** Prints the table, with so many studies per row. */
  public static void print(int studies, long seed) {
    System.out.println("| world | children | repetitions | studies | covered | size |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (int children : new int[] {2, 12, 64}) {
      rows(children, studies, seed).forEach(System.out::println);
    }
  }

  private static Row row(World world, int children, int repetitions, int studies, long seed) {
    int best =
        IntStream.range(0, children)
            .boxed()
            .max((a, b) -> Double.compare(world.expected(a, children), world.expected(b, children)))
            .orElseThrow();
    List<TieSet.Of> sets =
        IntStream.range(0, studies)
            .parallel()
            .mapToObj(s -> study(world, children, repetitions, seed + 7919L * s))
            .toList();
    return new Row(
        world.words,
        children,
        repetitions,
        studies,
        (double) sets.stream().filter(set -> set.children().contains(best)).count() / studies,
        sets.stream().mapToInt(set -> set.members().size()).average().orElseThrow());
  }

  private static TieSet.Of study(World world, int children, int repetitions, long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    double[] sd =
        IntStream.range(0, children)
            .mapToDouble(c -> world.families() ? random.nextDouble(0.3, 1.5) : 1)
            .toArray();
    List<double[]> scores = new ArrayList<>();
    for (int r = 0; r < repetitions; r++) {
      double[] row = new double[children];
      double kin = 0;
      for (int c = 0; c < children; c++) {
        kin = c % 4 == 0 ? random.nextGaussian() : kin;
        double error =
            world.families()
                ? Math.sqrt(0.6) * kin + Math.sqrt(0.4) * random.nextGaussian()
                : random.nextGaussian();
        row[c] = world.expected(c, children) + sd[c] * error;
      }
      double all = random.nextGaussian();
      scores.add(Arrays.stream(row).map(v -> v + all).toArray());
    }
    return (TieSet.Of) TieSet.of(scores, 0.95, seed);
  }
}
