package dev.supernetlab.judging.input;

import dev.supernetlab.contracts.spec.ImportSpec;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A ground truth as it was given: a column mean, and perhaps std and seeds; or a column of
 * accuracies for each seed.
 */
final class TruthTable {
  private final List<String> children;
  private final List<double[]> perSeed;
  private final double[] mean;
  private final double[] sd;
  private final int seeds;

  private TruthTable(
      List<String> children, List<double[]> perSeed, double[] mean, double[] sd, int seeds) {
    this.children = children;
    this.perSeed = perSeed;
    this.mean = mean;
    this.sd = sd;
    this.seeds = seeds;
  }

  /** The accuracies of every seed. */
  static TruthTable ofSeeds(List<String> children, List<double[]> perSeed) {
    return new TruthTable(children, perSeed, new double[0], new double[0], perSeed.size());
  }

  /**
   * Means.
   *
   * @param sd NaN where it is not known
   * @param seeds behind each mean
   */
  static TruthTable ofMeans(List<String> children, double[] mean, double[] sd, int seeds) {
    return new TruthTable(children, List.of(), mean, sd, seeds);
  }

  /** Labels. */
  List<String> children() {
    return children;
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException with what is wrong with it
   */
  static TruthTable read(Input input, Naming naming) {
    Faults faults = new Faults(input.name());
    ChildRows rows = ChildRows.read(input, naming, faults);
    int mean = rows.column("mean", "accuracy", "acc");
    TruthTable table = mean >= 0 ? readMeans(rows, mean, faults) : readSeeds(rows, faults);
    faults.raise();
    return table;
  }

  private static TruthTable readSeeds(ChildRows rows, Faults faults) {
    Scale scale = new Scale(faults);
    List<double[]> seeds = new ArrayList<>();
    for (int column = 0; column < rows.columns().size(); column++) {
      double[] accuracies = rows.values(column);
      see(scale, accuracies, rows, column);
      seeds.add(accuracies);
    }
    scale.divisor();
    seeds.forEach(scale::apply);
    return ofSeeds(rows.children(), seeds);
  }

  private static TruthTable readMeans(ChildRows rows, int column, Faults faults) {
    Scale scale = new Scale(faults);
    double[] mean = rows.values(column);
    see(scale, mean, rows, column);
    double divisor = scale.divisor();
    scale.apply(mean);
    double[] sd = new double[mean.length];
    Arrays.fill(sd, Double.NaN);
    int spread = rows.column("std", "sd", "stdev");
    if (spread >= 0) {
      sd = rows.values(spread);
      checkSpread(sd, divisor, rows::line, child -> rows.field(spread), faults);
      scale.apply(sd);
    }
    return ofMeans(rows.children(), mean, sd, seeds(rows, faults));
  }

  private static void see(Scale scale, double[] accuracies, ChildRows rows, int column) {
    for (int child = 0; child < accuracies.length; child++) {
      scale.see(accuracies[child], rows.line(child), rows.field(column));
    }
  }

  /**
   * Refuses what cannot be the deviation of accuracies.
   *
   * @param divisor what makes fractions of the means
   * @param line of each child
   * @param field 0-based, of each child
   */
  static void checkSpread(
      double[] sd, double divisor, IntToLongFunction line, IntUnaryOperator field, Faults faults) {
    for (int child = 0; child < sd.length; child++) {
      if (sd[child] < 0 || sd[child] > divisor / 2) {
        faults.add(
            line.applyAsLong(child),
            field.applyAsInt(child),
            Double.toString(sd[child]),
            "must be a deviation in the unit of the mean, 0 to " + divisor / 2);
      }
    }
  }

  private static int seeds(ChildRows rows, Faults faults) {
    int column = rows.column("seeds", "n", "runs");
    if (column < 0) {
      return 1;
    }
    double[] counts = rows.values(column);
    for (int child = 0; child < counts.length; child++) {
      if (!(counts[child] >= 1) || counts[child] != Math.rint(counts[child])) {
        faults.add(
            rows.line(child),
            rows.field(column),
            Double.toString(counts[child]),
            "must be the number of seeds behind the mean, 1 or more");
      }
    }
    return (int) Math.max(1, Arrays.stream(counts).min().orElse(1));
  }

  /**
   * The same for other children.
   *
   * @param at place of each child in this table; -1 for one that has no truth
   */
  GroundTruth arranged(int[] at) {
    return perSeed.isEmpty()
        ? new GroundTruth.Table(pick(mean, at), pick(sd, at), seeds)
        : new GroundTruth.Seeds(perSeed.stream().map(seed -> pick(seed, at)).toList());
  }

  /** The same child by child. */
  List<ImportSpec.Accuracies> accuracies() {
    return IntStream.range(0, children.size()).mapToObj(this::accuracies).toList();
  }

  private ImportSpec.Accuracies accuracies(int child) {
    return perSeed.isEmpty()
        ? new ImportSpec.Accuracies(
            children.get(child),
            null,
            mean[child],
            Double.isNaN(sd[child]) ? null : (Double) sd[child],
            seeds)
        : new ImportSpec.Accuracies(
            children.get(child),
            perSeed.stream().map(seed -> seed[child]).toList(),
            null,
            null,
            null);
  }

  static double[] pick(double[] values, int[] at) {
    return IntStream.of(at).mapToDouble(i -> i < 0 ? Double.NaN : values[i]).toArray();
  }
}
