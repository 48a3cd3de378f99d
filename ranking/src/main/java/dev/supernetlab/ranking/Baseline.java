package dev.supernetlab.ranking;

/**
 * A ranking that costs no training, more being held better.
 *
 * @param name in words, as it fits after "ranking by", for example {@code parameter count}
 * @param tau against the ground truth
 */
public record Baseline(String name, Correlation tau) {}
