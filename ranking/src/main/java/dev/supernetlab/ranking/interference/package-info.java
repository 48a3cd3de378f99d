/**
 * Interference: what training one child does to the scores of the others, and which children had
 * better not share weights.
 *
 * <p>A series is {@code double[evaluation][child]}, NaN where a score is missing, step-wise (an
 * evaluation after every mini-batch) where a training is to be blamed for a change. {@code
 * lastTrained[t]} is the child trained in the one step between evaluations t - 1 and t, -1 where it
 * is unknown or there was more than one step. A code is a child's operators, a character per edge.
 */
package dev.supernetlab.ranking.interference;
