package dev.supernetlab.local.cli;

import dev.supernetlab.local.display.Display;
import dev.supernetlab.local.display.LiveBar;
import dev.supernetlab.local.display.PlainLines;
import java.io.PrintStream;

/**
 * Where words go.
 *
 * @param results standard output: only what was asked for
 * @param news standard error: all else
 * @param terminal whether a person sees the news as it is written
 */
record Console(PrintStream results, PrintStream news, boolean terminal) {

  /** Shows how far a task is. */
  Display display(String task) {
    return terminal ? new LiveBar(task, news) : new PlainLines(task, news);
  }

  void say(String sentence) {
    news.println(sentence);
  }
}
