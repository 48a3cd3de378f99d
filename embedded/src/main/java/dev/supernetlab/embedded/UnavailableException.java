package dev.supernetlab.embedded;

/** The broker or the store cannot be had; the message is one sentence for people. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
