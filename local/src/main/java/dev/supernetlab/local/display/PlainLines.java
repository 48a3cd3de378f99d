package dev.supernetlab.local.display;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line every few seconds if there is news, for logs and pipes. */
public final class PlainLines implements Display {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final String task;
  private final PrintStream output;
  private final LongSupplier nanoTime;
  private long lastNanos;
  private String last = "";
  private String pending = "";

  public PlainLines(String task, PrintStream output) {
    this(task, output, System::nanoTime);
  }

  PlainLines(String task, PrintStream output, LongSupplier nanoTime) {
    this.task = task;
    this.output = output;
    this.nanoTime = nanoTime;
    this.lastNanos = nanoTime.getAsLong() - BETWEEN.toNanos();
  }

  @Override
  public void at(long done, long total, String note) {
    double percent = total == 0 ? 0 : 100.0 * done / total;
    pending = String.format(Locale.ROOT, "%s %3.0f%% %s", task, Math.floor(percent), note).strip();
    if (nanoTime.getAsLong() - lastNanos >= BETWEEN.toNanos()) {
      print();
    }
  }

  @Override
  public void close() {
    print();
  }

  private void print() {
    if (!pending.equals(last)) {
      output.println(pending);
      last = pending;
      lastNanos = nanoTime.getAsLong();
    }
  }
}
