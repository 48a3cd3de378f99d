/**
 * Children in, shared weights and snapshots out. {@link dev.supernetlab.trainer.Trainer} is the
 * whole behaviour; the rest wires it to topics, stores and metrics.
 */
package dev.supernetlab.trainer;
