package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.plan.ImportedTruth;
import dev.supernetlab.contracts.spec.ImportSpec;
import dev.supernetlab.contracts.spec.ImportSpec.Accuracies;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The ground truth that a report judges by: trained here, or imported. */
final class Truth {
  /** Draws of the simulated ceiling. */
  static final int DRAWS = 1000;

  static final long SEED = 1;

  private static final String IMPORTED = "imported";

  private final String stage;
  private final Origin origin;
  private final List<String> children;
  private final List<double[]> instances;
  private final Optional<GroundTruth> known;
  private final Reliability reliability;
  private final double[] mean;

  /**
   * How it was measured.
   *
   * @param on what the children were scored on: a split, or {@code imported}
   * @param bn BN mode of the scores; {@code imported} likewise
   * @param images that a child was scored on; 0 where that is not known
   */
  record Origin(String on, String bn, int images) {}

  private Truth(
      String stage,
      Origin origin,
      List<String> children,
      List<double[]> instances,
      Optional<GroundTruth> known) {
    this.stage = stage;
    this.origin = origin;
    this.children = children;
    this.instances = instances;
    this.known = known;
    this.reliability =
        known.map(truth -> Reliability.of(truth, DRAWS, SEED)).orElseGet(Reliability::none);
    this.mean = known.map(GroundTruth::mean).orElseGet(() -> unknown(children.size()));
  }

  /** Of a stage that was trained. */
  static Truth trained(StageSpec stage, StageScores scores) {
    var bn = stage.evaluation().last().bn().get(0);
    List<double[]> instances = scores.last(bn);
    List<double[]> scored = StageScores.scored(instances);
    return new Truth(
        stage.name(),
        new Origin(SuperNetReport.label(stage.evaluation().on()), bn.label(), scores.images()),
        scores.children(),
        instances,
        scored.isEmpty() ? Optional.empty() : Optional.of(new GroundTruth.Seeds(scored)));
  }

  /**
   * Of a stage that was imported.
   *
   * @param children labels, in the order of the arrays
   */
  static Truth imported(StageSpec stage, List<String> children) {
    ImportSpec imported = stage.imported();
    Map<String, Accuracies> rows = new HashMap<>();
    ImportedTruth.accuracies(imported).forEach(row -> rows.put(row.child(), row));
    List<Accuracies> ordered = children.stream().map(rows::get).toList();
    GroundTruth truth = ordered.get(0).seeds() == null ? table(ordered) : seeds(ordered);
    List<double[]> instances =
        truth instanceof GroundTruth.Seeds seeds ? seeds.accuracies() : List.of();
    return new Truth(
        stage.name(), new Origin(IMPORTED, IMPORTED, 0), children, instances, Optional.of(truth));
  }

  private static GroundTruth seeds(List<Accuracies> rows) {
    return new GroundTruth.Seeds(
        IntStream.range(0, rows.get(0).seeds().size())
            .mapToObj(seed -> column(rows, row -> row.seeds().get(seed)))
            .toList());
  }

  private static GroundTruth table(List<Accuracies> rows) {
    return new GroundTruth.Table(
        column(rows, Accuracies::mean),
        column(rows, Accuracies::std),
        rows.stream().mapToInt(Accuracies::runs).min().orElseThrow());
  }

  private static double[] column(List<Accuracies> rows, Function<Accuracies, Double> value) {
    return rows.stream()
        .map(value)
        .mapToDouble(number -> number == null ? Double.NaN : number)
        .toArray();
  }

  static double[] unknown(int children) {
    double[] unknown = new double[children];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /** What is known of some of the children. */
  Truth of(List<String> some) {
    if (some.equals(children)) {
      return this;
    }
    int[] at = some.stream().mapToInt(children::indexOf).toArray();
    List<double[]> picked = new ArrayList<>();
    instances.forEach(instance -> picked.add(pick(instance, at)));
    return new Truth(stage, origin, List.copyOf(some), picked, known.map(k -> pick(k, at)));
  }

  private static GroundTruth pick(GroundTruth truth, int[] at) {
    return truth instanceof GroundTruth.Table table
        ? new GroundTruth.Table(pick(table.mean(), at), pick(table.sd(), at), table.seeds())
        : new GroundTruth.Seeds(
            ((GroundTruth.Seeds) truth).accuracies().stream().map(a -> pick(a, at)).toList());
  }

  private static double[] pick(double[] values, int[] at) {
    return Arrays.stream(at).mapToDouble(child -> values[child]).toArray();
  }

  /** Name of its stage. */
  String stage() {
    return stage;
  }

  Origin origin() {
    return origin;
  }

  /** Labels, in the order of the arrays. */
  List<String> labels() {
    return children;
  }

  /**
   * Accuracies of every instance of the stage, all NaN for one without; none where only means were
   * imported.
   */
  List<double[]> instances() {
    return instances;
  }

  /** Accuracies of the instances that have any, or their means; empty if none has. */
  Optional<GroundTruth> known() {
    return known;
  }

  /** Seeds behind the accuracy of one child. */
  int seeds(int child) {
    return instances.isEmpty()
        ? (Double.isNaN(mean[child]) ? 0 : reliability.seeds())
        : (int) instances.stream().filter(scores -> !Double.isNaN(scores[child])).count();
  }

  /** Tau between all instances of the stage, by their true numbers. */
  Agreement agreement() {
    return Agreement.among(instances);
  }

  /** How reliable the seeds are that have scores. */
  Reliability reliability() {
    return reliability;
  }

  /** Mean accuracy of each child over the seeds. */
  double[] mean() {
    return mean;
  }

  /** How many children have an accuracy. */
  int children() {
    return (int) Arrays.stream(mean).filter(m -> !Double.isNaN(m)).count();
  }
}
