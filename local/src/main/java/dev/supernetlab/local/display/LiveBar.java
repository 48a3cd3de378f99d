package dev.supernetlab.local.display;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** A bar that moves, for people at a terminal. */
public final class LiveBar implements Display {
  private static final int PERCENT = 100;
  private static final int UPDATE_MS = 250;
  private static final int WIDTH = 20;

  private final ProgressBar bar;

  public LiveBar(String task, PrintStream terminal) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(PERCENT)
            .setUpdateIntervalMillis(UPDATE_MS)
            .setRenderer(LiveBar::line)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build();
  }

  @Override
  public void at(long done, long total, String note) {
    bar.stepTo(total == 0 ? 0 : PERCENT * done / total);
    bar.setExtraMessage(note);
  }

  @Override
  public void close() {
    bar.close();
  }

  /** A short bar, so that most of a narrow terminal is left for the note. */
  private static String line(ProgressState state, int length) {
    int full = (int) (WIDTH * state.getCurrent() / PERCENT);
    String line =
        String.format(
            Locale.ROOT,
            "%s [%s%s] %d%% %s",
            state.getTaskName(),
            "=".repeat(full),
            " ".repeat(WIDTH - full),
            state.getCurrent(),
            state.getExtraMessage());
    return line.substring(0, Math.min(line.length(), length));
  }
}
