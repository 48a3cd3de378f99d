package dev.supernetlab.analytics.report;

/**
 * One computed number of a stage.
 *
 * @param metric of a ground truth seed-tau, seed-sd, ceiling, worst-accuracy, best-accuracy; of
 *     shared weights gt-tau, gt-rho, gt-r, gt-tau-upper-half, gt-tau-of-mean, s-tau,
 *     consecutive-tau, baseline-tau, baseline-tau-upper-half, chance-sd, top-k-true-rank,
 *     top-k-regret
 * @param scoring key of the scoring, singleSteps, name of the baseline, or k; null for single
 *     evaluations
 * @param bn BN mode; null where there is none
 * @param instance 0-based, as in ids; null for a figure over all instances
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
