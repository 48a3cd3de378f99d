package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interference.DistanceEffect;
import dev.supernetlab.ranking.interference.EdgeEffect;
import dev.supernetlab.ranking.interference.Grouping;
import dev.supernetlab.ranking.interference.Kernel;
import dev.supernetlab.ranking.interference.ModeSplit;
import dev.supernetlab.ranking.interference.SeriesCorrelation;
import dev.supernetlab.ranking.interference.WithinGroups;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.Children;
import dev.supernetlab.ranking.study.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What training one child does to the others, of instances scored in one way. */
final class Interferences {
  /** Matrices of more children would be larger than anything else in a report. */
  static final int MOST_CHILDREN = 512;

  private static final List<Integer> GROUPS = List.of(2, 4, 8, 16);

  private final Known known;
  private final Dense dense;
  private final Children children;
  private final Intervals intervals;

  Interferences(Known known, Dense dense) {
    this.known = known;
    this.dense = dense;
    this.children = known.study().children();
    this.intervals = new Intervals(known.study().settings().level());
  }

  InterferenceSection build() {
    List<double[][]> ordered = dense.orderedSeries();
    List<int[]> lastTrained = dense.lastTrained();
    boolean coded = !children.codes().isEmpty() && !ordered.isEmpty();
    boolean few = children.size() <= MOST_CHILDREN;
    double[][] correlations =
        few
            ? SeriesCorrelation.mean(
                dense.series().stream()
                    .map(s -> SeriesCorrelation.of(s, SeriesCorrelation.Trend.LINEAR))
                    .toList())
            : new double[0][];
    return new InterferenceSection(
        coded ? byDistance(ordered, lastTrained) : List.of(),
        coded ? byEdge(ordered, lastTrained) : List.of(),
        few && !ordered.isEmpty() ? kernel(Kernel.of(ordered, lastTrained)) : List.of(),
        Arrays.stream(correlations).map(Interferences::row).toList(),
        modes(),
        few ? groupings(correlations) : List.of());
  }

  private List<InterferenceSection.DistanceRow> byDistance(
      List<double[][]> series, List<int[]> lastTrained) {
    List<List<DistanceEffect>> each =
        IntStream.range(0, series.size())
            .mapToObj(i -> DistanceEffect.of(series.get(i), lastTrained.get(i), children.codes()))
            .toList();
    return IntStream.rangeClosed(0, children.edges().orElseThrow())
        .mapToObj(
            distance -> {
              List<DistanceEffect> at =
                  each.stream()
                      .flatMap(List::stream)
                      .filter(e -> e.distance() == distance)
                      .toList();
              return new InterferenceSection.DistanceRow(
                  distance,
                  at.stream().mapToLong(DistanceEffect::changes).sum(),
                  change(at.stream().map(DistanceEffect::meanChange)));
            })
        .toList();
  }

  private List<InterferenceSection.EdgeRow> byEdge(
      List<double[][]> series, List<int[]> lastTrained) {
    List<List<EdgeEffect>> each =
        IntStream.range(0, series.size())
            .mapToObj(i -> EdgeEffect.of(series.get(i), lastTrained.get(i), children.codes()))
            .toList();
    return IntStream.range(0, children.edges().orElseThrow())
        .mapToObj(
            edge -> {
              Function<Function<EdgeEffect, OptionalDouble>, Figure> figure =
                  of ->
                      change(
                          each.stream()
                              .flatMap(List::stream)
                              .filter(e -> e.edge() == edge)
                              .map(of));
              return new InterferenceSection.EdgeRow(
                  edge,
                  figure.apply(EdgeEffect::shared),
                  figure.apply(EdgeEffect::other),
                  figure.apply(EdgeEffect::difference));
            })
        .toList();
  }

  private Figure change(Stream<OptionalDouble> perInstance) {
    double[] seen = perInstance.flatMapToDouble(OptionalDouble::stream).toArray();
    return Figures.mean(
        Summary.of(seen),
        "instances",
        0,
        intervals.ofDifference(seen, Intervals.MIN_TRUTH_SEEDS),
        "the expected change in a new instance");
  }

  private static List<List<Double>> kernel(Kernel kernel) {
    return kernel.meanChange().stream()
        .map(r -> row(r.stream().mapToDouble(v -> v.orElse(Double.NaN)).toArray()))
        .toList();
  }

  /** Null stands for NaN. */
  private static List<Double> row(double[] values) {
    List<Double> row = new ArrayList<>();
    for (double value : values) {
      row.add(Double.isNaN(value) ? null : (Double) value);
    }
    return row;
  }

  private InterferenceSection.Modes modes() {
    Map<String, List<Instance>> byStatistics = Scored.byStatistics(known.study());
    List<Instance> own = byStatistics.getOrDefault(Instance.RECALIBRATED, List.of());
    List<ModeSplit> splits = new ArrayList<>();
    int evaluations = 0;
    for (Instance running : byStatistics.getOrDefault(Instance.RUNNING, List.of())) {
      for (Instance recalibrated : own) {
        if (running.name().equals(recalibrated.name())
            && running.steps().equals(recalibrated.steps())) {
          ModeSplit.of(Dense.series(running), Dense.series(recalibrated)).ifPresent(splits::add);
          evaluations = running.steps().size();
        }
      }
    }
    return splits.isEmpty()
        ? null
        : new InterferenceSection.Modes(
            evaluations,
            splits.stream().mapToDouble(ModeSplit::variance).average().orElseThrow(),
            splits.stream().mapToDouble(ModeSplit::weightsShare).average().orElseThrow(),
            splits.stream().mapToDouble(ModeSplit::statisticsShare).average().orElseThrow());
  }

  private List<InterferenceSection.GroupingRow> groupings(double[][] correlations) {
    return GROUPS.stream()
        .filter(m -> m < correlations.length)
        .flatMap(
            m ->
                Stream.of(
                    row("friends", Grouping.friends(correlations, m)),
                    row("enemies", Grouping.enemies(correlations, m))))
        .toList();
  }

  private InterferenceSection.GroupingRow row(String kind, Grouping grouping) {
    WithinGroups within = WithinGroups.of(dense.series().get(0), known.truth(), grouping.groups());
    List<Double> taus = new ArrayList<>();
    within.groups().forEach(g -> taus.add(Figures.orNull(g.last())));
    return new InterferenceSection.GroupingRow(
        kind,
        grouping.groups().stream()
            .map(g -> g.stream().map(children.names()::get).toList())
            .toList(),
        Figures.orNull(grouping.within()),
        Figures.orNull(grouping.between()),
        taus,
        Figures.orNull(within.combined()));
  }
}
