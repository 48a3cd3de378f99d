package dev.supernetlab.ranking.trust;

import java.util.List;

/**
 * The figures of each evaluation.
 *
 * @param bn batch statistics; empty if not known
 * @param points by step
 * @param windows GT-Tau over the last 10 and 64 evaluations
 * @param windowTaus for each window the mean tau, over instances, of every two of its evaluations;
 *     null where it is undefined
 * @param effectiveEvaluations how many independent evaluations the GT-Taus of an instance are
 *     worth, mean over instances; null if there are too few
 */
public record Curve(
    String bn,
    List<Point> points,
    List<Window> windows,
    List<List<List<Double>>> windowTaus,
    Double effectiveEvaluations) {
  public Curve {
    points = List.copyOf(points);
    windows = List.copyOf(windows);
    windowTaus = List.copyOf(windowTaus);
  }

  /**
   * One step; spread is over instances. A figure that is undefined is null.
   *
   * @param instances that have scores at this step
   * @param sTau mean tau between two instances
   * @param consecutive mean tau between this evaluation and the one before
   */
  public record Point(
      long step,
      int instances,
      Double gtTau,
      Double gtTauSd,
      Double gtTauMin,
      Double gtTauMax,
      Double sTau,
      Double consecutive) {}

  /**
   * GT-Tau over the last evaluations of all instances.
   *
   * @param evaluations asked for; fewer where there are fewer
   */
  public record Window(int evaluations, int n, Double mean, Double sd, Double min, Double max) {}
}
