/**
 * Ranks, rank correlations, intervals and the verdict over plain arrays; knows no experiment, topic
 * or store.
 *
 * <p>A ranking is given as one score per child, in the order of the children's enumeration: higher
 * is better, NaN says that the child has no score. Scores are never NaN on the way out: what cannot
 * be computed is {@linkplain dev.supernetlab.ranking.Correlation.Undefined undefined with a
 * reason}.
 */
package dev.supernetlab.ranking;
