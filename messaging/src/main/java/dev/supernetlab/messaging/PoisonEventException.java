package dev.supernetlab.messaging;

/** An event that can never be worked off, however often it is tried. */
public final class PoisonEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PoisonEventException(String reason) {
    super(reason);
  }

  public PoisonEventException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
