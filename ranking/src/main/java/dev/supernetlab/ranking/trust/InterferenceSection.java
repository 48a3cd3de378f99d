package dev.supernetlab.ranking.trust;

import java.util.List;

/**
 * What training one child does to the others. Changes are in accuracy, a fraction 0..1.
 *
 * @param byDistance change by Hamming distance to the child just trained
 * @param byEdge change by whether the edge's operator is that of the child just trained
 * @param kernel mean change, a row for each trained child, a column for each evaluated one; null
 *     where it was not seen; empty without an order
 * @param correlations of the children's series, trend removed; null where undefined
 * @param modes what is the batch statistics' and what the weights'; null unless both were scored
 * @param groupings of friends, and of enemies as a control
 */
public record InterferenceSection(
    List<DistanceRow> byDistance,
    List<EdgeRow> byEdge,
    List<List<Double>> kernel,
    List<List<Double>> correlations,
    Modes modes,
    List<GroupingRow> groupings) {
  public InterferenceSection {
    byDistance = List.copyOf(byDistance);
    byEdge = List.copyOf(byEdge);
    kernel = List.copyOf(kernel);
    correlations = List.copyOf(correlations);
    groupings = List.copyOf(groupings);
  }

  /**
   * Children at one distance.
   *
   * @param change mean over instances
   */
  public record DistanceRow(int distance, long changes, Figure change) {}

  /**
   * One edge.
   *
   * @param shared change where the operator is the same
   * @param other change where it is not
   * @param difference of the two
   */
  public record EdgeRow(int edge, Figure shared, Figure other, Figure difference) {}

  /**
   * Variance of scores from one evaluation to the next.
   *
   * @param weightsShare what is left with recalibrated statistics
   * @param statisticsShare what goes; the two add to 1
   */
  public record Modes(
      int evaluations, double variance, double weightsShare, double statisticsShare) {}

  /**
   * A partition by interference.
   *
   * @param kind {@code friends} or {@code enemies}
   * @param groups names of children
   * @param within mean correlation within groups; null if there is none
   * @param between mean correlation between groups; null if there is none
   * @param groupTaus GT-Tau within each group; null where undefined
   * @param combinedTau GT-Tau of all children, each group at its own best evaluation; null if there
   *     is none
   */
  public record GroupingRow(
      String kind,
      List<List<String>> groups,
      Double within,
      Double between,
      List<Double> groupTaus,
      Double combinedTau) {}
}
