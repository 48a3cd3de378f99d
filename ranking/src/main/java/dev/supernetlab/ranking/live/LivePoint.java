package dev.supernetlab.ranking.live;

import dev.supernetlab.ranking.Correlation;
import java.util.Optional;

/**
 * An instance after one evaluation.
 *
 * @param evaluations so far
 * @param gtTau of this evaluation alone
 * @param cycleGtTau of the mean over the last cycle; empty before the first is full
 * @param consecutive tau with the evaluation before; empty for the first
 */
public record LivePoint(
    long step,
    int evaluations,
    Correlation gtTau,
    Optional<Correlation> cycleGtTau,
    Optional<Correlation> consecutive) {}
