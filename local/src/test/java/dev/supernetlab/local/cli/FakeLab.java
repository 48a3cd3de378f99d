package dev.supernetlab.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers requests as it was told, in turn; the last answer of a request stays. */
final class FakeLab implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();

  private record Answer(int status, String body) {}

  FakeLab() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Adds an answer to a request: method, space, path. */
  FakeLab answer(String request, int status, String body) {
    answers.computeIfAbsent(request, r -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** What was asked, in order. */
  List<String> requests() {
    return requests;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    exchange.getRequestBody().readAllBytes();
    requests.add(request);
    Deque<Answer> prepared = answers.getOrDefault(request, new ArrayDeque<>());
    Answer answer = prepared.isEmpty() ? new Answer(404, "{}") : prepared.peek();
    if (prepared.size() > 1) {
      prepared.remove();
    }
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream output = exchange.getResponseBody()) {
      output.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
