/**
 * Snapshots in, scores out. {@link dev.supernetlab.evaluator.Evaluator} is the whole behaviour; the
 * rest wires it to topics, stores and metrics.
 */
package dev.supernetlab.evaluator;
