package dev.supernetlab.local;

/** A component or the data cannot be had; the message says which, why and what to do. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String sentence) {
    super(sentence);
  }

  public UnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
