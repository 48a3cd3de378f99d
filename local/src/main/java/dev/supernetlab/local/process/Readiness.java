package dev.supernetlab.local.process;

import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until services say that they are ready. */
final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;

  Readiness(URI url) {
    this.url = url.resolve("/q/health/ready");
  }

  /**
   * Returns when they are ready.
   *
   * @param check runs before every question, and throws if there is no hope
   * @throws UnavailableException when the limit has passed
   */
  void await(Duration limit, Runnable check) {
    long end = System.nanoTime() + limit.toNanos();
    String last = "no answer";
    while (System.nanoTime() < end) {
      check.run();
      try {
        HttpResponse<String> answer =
            http.send(HttpRequest.newBuilder(url).timeout(ANSWER).build(), BodyHandlers.ofString());
        if (answer.statusCode() == OK) {
          return;
        }
        last = answer.body();
      } catch (IOException e) {
        last = "no answer";
      } catch (InterruptedException e) {
        throw new UnavailableException("The start was interrupted.", e);
      }
      pause();
    }
    throw new UnavailableException(
        "The services at %s are not ready after %d s: %s"
            .formatted(url, limit.toSeconds(), last.strip()));
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      throw new UnavailableException("The start was interrupted.", e);
    }
  }
}
