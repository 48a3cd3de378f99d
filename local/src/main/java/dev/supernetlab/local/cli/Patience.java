package dev.supernetlab.local.cli;

import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.client.RefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Asks a lab that may be away for a while, since one of its services starts again. */
final class Patience {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int FIRST_SERVER_ERROR = 500;

  private final Console console;
  private final LongSupplier nanoTime;
  private long lastAnswer;
  private boolean away;

  Patience(Console console) {
    this(console, System::nanoTime);
  }

  Patience(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
    this.lastAnswer = nanoTime.getAsLong();
  }

  /**
   * The answer, or nothing while there is none.
   *
   * @throws UnavailableException if there was none for two minutes
   * @throws RefusedException if the lab, or a proxy in front of it, told faults of its own for two
   *     minutes, or one of the request
   */
  <T> Optional<T> ask(Supplier<Optional<T>> question) {
    try {
      Optional<T> answer = question.get();
      lastAnswer = nanoTime.getAsLong();
      away = false;
      return answer;
    } catch (UnavailableException e) {
      return wait(e);
    } catch (RefusedException e) {
      if (e.status() < FIRST_SERVER_ERROR) {
        throw e;
      }
      return wait(e);
    }
  }

  private <T> Optional<T> wait(RuntimeException reason) {
    if (nanoTime.getAsLong() - lastAnswer > LONGEST.toNanos()) {
      throw reason;
    }
    if (!away) {
      console.say("The lab does not answer now; waiting for it.");
    }
    away = true;
    return Optional.empty();
  }
}
