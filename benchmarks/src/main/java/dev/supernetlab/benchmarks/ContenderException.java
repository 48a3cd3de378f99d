package dev.supernetlab.benchmarks;

/** A contender cannot start or go on; the message is the reason in one line. */
public final class ContenderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ContenderException(String message) {
    super(message);
  }

  public ContenderException(String message, Throwable cause) {
    super(message, cause);
  }
}
