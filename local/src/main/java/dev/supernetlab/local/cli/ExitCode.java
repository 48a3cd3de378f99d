package dev.supernetlab.local.cli;

/** What the command line ends with. */
final class ExitCode {
  static final int DONE = 0;

  /** The experiment failed or was cancelled. */
  static final int FAILED = 1;

  /** Bad usage, or a spec that cannot be run. */
  static final int BAD_REQUEST = 2;

  /** A component or the data could not be had. */
  static final int UNAVAILABLE = 3;

  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
