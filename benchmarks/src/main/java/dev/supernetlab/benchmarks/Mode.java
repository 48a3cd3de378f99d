package dev.supernetlab.benchmarks;

/**
 * How a whole machine is put to work.
 *
 * @param instances trainings or scorings side by side
 * @param threads of each
 */
record Mode(int instances, int threads) {
  @Override
  public String toString() {
    return instances + " x " + threads;
  }
}
