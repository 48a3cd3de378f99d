package dev.supernetlab.analytics.progress;

/**
 * What a stretch of time saw.
 *
 * @param trained images per second of wall time; null where nothing was seen
 * @param scored likewise
 * @param busyThreads threads that were training or scoring on average; 0 where nothing was seen
 */
record Rates(Double trained, Double scored, double busyThreads) {

  static Rates between(long fromMs, Work from, long toMs, Work to) {
    double seconds = (toMs - fromMs) / 1e3;
    if (seconds <= 0) {
      return new Rates(null, null, 0);
    }
    return new Rates(
        rate(to.trained() - from.trained(), seconds),
        rate(to.scored() - from.scored(), seconds),
        (to.nanos() - from.nanos()) / 1e9 / seconds);
  }

  private static Double rate(long images, double seconds) {
    return images > 0 ? (Double) (images / seconds) : null;
  }

  /**
   * Seconds until the planned work is done: what is left, at the pace of a thread so far, shared
   * among as many threads as were busy; null while a pace is not known.
   */
  Double eta(Work done, Work planned) {
    double seconds =
        threadSeconds(planned.trained() - done.trained(), done.trained(), done.trainNanos())
            + threadSeconds(planned.scored() - done.scored(), done.scored(), done.scoreNanos());
    return Double.isNaN(seconds) || busyThreads <= 0 ? null : (Double) (seconds / busyThreads);
  }

  /** NaN where there is work left but no pace to judge it by. */
  private static double threadSeconds(long left, long done, long nanos) {
    if (left <= 0) {
      return 0;
    }
    return done == 0 ? Double.NaN : nanos / 1e9 / done * left;
  }
}
