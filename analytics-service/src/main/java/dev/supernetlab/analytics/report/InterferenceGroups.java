package dev.supernetlab.analytics.report;

import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.plan.StageGraph;
import dev.supernetlab.contracts.spec.Direction;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.interference.Grouping;
import dev.supernetlab.ranking.interference.SeriesCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Parts children into groups that later stages share weights in, by how their scores moved together
 * in the dense evaluations of a stage: a function of these evaluations and the spec alone.
 */
public final class InterferenceGroups {
  /** Fewer evaluations have no correlation. */
  private static final int EVALUATIONS = 3;

  private InterferenceGroups() {}

  /**
   * The groups that later stages ask of one that is settled, in the order of the spec; none if no
   * instance has scores enough to tell.
   *
   * @param evaluations gives the evaluations of the stage
   */
  public static List<StageAnalysed.Grouping> of(
      ExperimentSpec spec,
      Stage settled,
      BiConsumer<Stage, Consumer<SnapshotEvaluated>> evaluations) {
    String name = settled.planned().stage();
    List<StageSpec> later =
        spec.stages().stream()
            .filter(stage -> StageGraph.grouped(stage) && stage.sharing().from().equals(name))
            .toList();
    if (later.isEmpty()) {
      return List.of();
    }
    List<String> children = settled.planned().children();
    double[][] similarity = similarity(ScoredStage.of(spec, settled, children, evaluations));
    return similarity.length == 0
        ? List.of()
        : later.stream().map(stage -> grouping(stage, similarity, children)).toList();
  }

  /** Mean correlation over the instances; empty if it is not known of any two children. */
  private static double[][] similarity(ScoredStage stage) {
    BnMode bn = stage.spec().evaluation().dense().bn().get(0);
    List<double[][]> matrices =
        IntStream.range(0, stage.scores().instances())
            .mapToObj(instance -> stage.evaluations(instance, bn))
            .map(StageScores::scored)
            .filter(series -> series.size() >= EVALUATIONS)
            .map(series -> series.toArray(double[][]::new))
            .map(series -> SeriesCorrelation.of(series, SeriesCorrelation.Trend.LINEAR))
            .toList();
    if (matrices.isEmpty()) {
      return new double[0][];
    }
    double[][] mean = SeriesCorrelation.mean(matrices);
    return Arrays.stream(mean).flatMapToDouble(Arrays::stream).allMatch(Double::isNaN)
        ? new double[0][]
        : mean;
  }

  private static StageAnalysed.Grouping grouping(
      StageSpec later, double[][] similarity, List<String> children) {
    int groups = Math.min(later.sharing().groups(), children.size());
    Grouping found =
        later.sharing().direction() == Direction.ENEMIES
            ? Grouping.enemies(similarity, groups)
            : Grouping.friends(similarity, groups);
    return new StageAnalysed.Grouping(
        later.name(),
        found.groups().stream().map(group -> group.stream().map(children::get).toList()).toList(),
        orNull(found.within()),
        orNull(found.between()));
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
