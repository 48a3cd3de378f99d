package dev.supernetlab.kernels;

/** Says in one sentence why a kernel set cannot run on this machine, and what would help. */
public final class KernelsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The sentence, and what was thrown underneath, or null. */
  public KernelsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
