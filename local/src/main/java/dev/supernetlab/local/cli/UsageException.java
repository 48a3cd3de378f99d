package dev.supernetlab.local.cli;

/** What was asked for makes no sense; the message is a sentence. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String sentence) {
    super(sentence);
  }

  UsageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
