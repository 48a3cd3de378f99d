package dev.supernetlab.supernet.snapshot;

/**
 * Where a plateau's learning rate stands.
 *
 * @param best least mean loss of an epoch so far; the largest double before the first
 * @param waited epochs since then, or since the rate fell
 * @param lossSum of the images of the epoch in progress
 * @param images of the epoch in progress
 */
public record PlateauState(double rate, double best, int waited, double lossSum, long images) {}
