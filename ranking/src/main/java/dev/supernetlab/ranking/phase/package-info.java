/**
 * Phase: what a score owes to the moment at which it was taken, when children are trained in turn.
 *
 * <p>A series is {@code double[evaluation][child]}, evaluations equally far apart in steps, NaN
 * where a score is missing. It is <em>step-wise</em> if there is an evaluation after every
 * mini-batch. {@code lastTrained[t]} is the child trained in the step that led to evaluation t, -1
 * where it is unknown.
 */
package dev.supernetlab.ranking.phase;
