package dev.supernetlab.analytics.report;

/**
 * One computed number of a stage.
 *
 * @param metric seed-tau, ceiling, gt-tau, gt-rho, gt-r, s-tau, consecutive-tau, baseline-tau,
 *     top-k-true-rank, top-k-regret
 * @param scoring key of the scoring, name of the baseline, or k; null for single evaluations
 * @param bn BN mode; null where there is none
 * @param instance 0-based; null for a figure over all instances
 * @param other the second instance of a pair, or null
 * @param step finished steps of a single evaluation, or null
 */
public record Metric(
    String stage,
    String metric,
    String scoring,
    String bn,
    Integer instance,
    Integer other,
    Long step,
    Figure figure) {}
