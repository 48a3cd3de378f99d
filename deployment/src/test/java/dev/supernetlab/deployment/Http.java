package dev.supernetlab.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests to one address. */
record Http(URI address) {
  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Of a port of 127.0.0.1. */
  static Http at(int port) {
    return new Http(URI.create("http://127.0.0.1:" + port));
  }

  HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, body, "Content-Type", "application/yaml");
  }

  /** With a header more. */
  HttpResponse<String> send(String method, String path, String body, String name, String value) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .setHeader("Content-Type", "application/yaml")
            .setHeader(name, value)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** The answer to a GET, which must be a 200. */
  String get(String path) {
    HttpResponse<String> answer = send("GET", path, "");
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
