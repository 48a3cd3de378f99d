/** The numbers of a training as bytes: snapshots for scoring, checkpoints for going on. */
package dev.supernetlab.supernet.snapshot;
