package dev.supernetlab.analytics.progress;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was read of one experiment within the last half minute. */
final class Readings {
  private static final long WINDOW_MS = 30_000;
  private static final long SPACING_MS = 500;

  private final Deque<Reading> kept = new ArrayDeque<>();

  private record Reading(long atMs, Work work) {}

  /** Adds a reading; rates since the oldest one in the window. */
  synchronized Rates add(long atMs, Work work) {
    while (kept.size() > 1 && kept.peekFirst().atMs() < atMs - WINDOW_MS) {
      kept.removeFirst();
    }
    if (kept.isEmpty() || atMs - kept.peekLast().atMs() >= SPACING_MS) {
      kept.addLast(new Reading(atMs, work));
    }
    Reading oldest = kept.peekFirst();
    return Rates.between(oldest.atMs(), oldest.work(), atMs, work);
  }
}
