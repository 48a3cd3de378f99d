package dev.supernetlab.ranking.trust;

import java.util.List;

/**
 * How much the ranking depends on who was trained last.
 *
 * @param periodicity null if it could not be tested
 * @param untested what a test for periodicity would need; null if it was tested, or if no cycle is
 *     known
 * @param lastTrained null if the order is not known, or there are too few steps
 * @param edges GT-Tau by the operator that the last trained child had, for each edge; empty as
 *     before
 * @param order null if it is not known and could not be recovered
 */
public record PhaseSection(
    Periodicity periodicity,
    String untested,
    LastTrained lastTrained,
    List<EdgeRow> edges,
    Order order) {
  public PhaseSection {
    edges = List.copyOf(edges);
  }

  /**
   * Whether scores repeat after a cycle.
   *
   * @param period in evaluations
   * @param given whether the cycle length was given, not found
   * @param autocorrelation at the period, mean over children and instances, trend removed
   * @param share of the variance that repeats
   * @param p by permutation
   * @param detected whether p is small enough to keep false alarms below 5 %
   */
  public record Periodicity(
      int period,
      boolean given,
      double autocorrelation,
      double share,
      double p,
      boolean detected) {}

  /**
   * Changes from one evaluation to the next.
   *
   * @param changes looked at
   * @param ownGain mean change of the child trained in between, a fraction 0..1
   * @param othersGain mean change of the others
   * @param explained share of the variance of changes that the trained child explains
   * @param p by relabelling
   */
  public record LastTrained(
      int changes, double ownGain, double othersGain, double explained, double p) {}

  /**
   * GT-Tau after children with this operator on this edge were trained.
   *
   * @param edge from 0
   * @param n evaluations
   * @param gtTau mean; null if there is none
   * @param spread of the means over the edge's operators; null if there is none
   * @param p that the operators do not differ; null if it was not tested
   */
  public record EdgeRow(int edge, String operator, int n, Double gtTau, Double spread, Double p) {}

  /**
   * The order of training.
   *
   * @param instance that it is of
   * @param given whether it was given; otherwise it was recovered from the scores
   * @param children names in the order of training, one cycle; empty if it was given
   * @param certainty of each place, 0..1; empty if it was given
   * @param meanCertainty 1 if it was given
   * @param p that there is no such order; null if it was given
   */
  public record Order(
      String instance,
      boolean given,
      List<String> children,
      List<Double> certainty,
      double meanCertainty,
      Double p) {
    public Order {
      children = List.copyOf(children);
      certainty = List.copyOf(certainty);
    }
  }
}
