package dev.supernetlab.local.cli;

/**
 * What is done when the user interrupts (Ctrl-C, SIGTERM) between its making and its closing: then
 * the process ends with {@link ExitCode#INTERRUPTED}.
 */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  Interruption(Runnable action) {
    hook =
        new Thread(
            () -> {
              action.run();
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From here on an interrupt does nothing special. If there was one, this does not return. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      awaitHalt();
    }
  }

  private static void awaitHalt() {
    while (true) {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        // Only the end of the process ends this.
      }
    }
  }
}
