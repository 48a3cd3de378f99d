package dev.supernetlab.local.display;

/** Shows how far one piece of work is. */
public interface Display extends AutoCloseable {

  /**
   * So much of it is done.
   *
   * @param done at most {@code total}
   * @param total may grow while the work goes on
   * @param note the rest that is worth saying, short
   */
  void at(long done, long total, String note);

  /** The end of the work, whether it succeeded or not. */
  @Override
  void close();

  /** Starts showing one piece of work after the other. */
  @FunctionalInterface
  interface Factory {
    Display start(String task);
  }
}
