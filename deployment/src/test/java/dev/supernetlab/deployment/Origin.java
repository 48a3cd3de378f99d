package dev.supernetlab.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One address for all REST paths, by the routes that the proxy of compose and manifests is given.
 * As that does, it answers 404 where no route leads, and 502 while the service is away.
 */
final class Origin implements AutoCloseable {
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private static final int NOT_FOUND = 404;
  private static final int BAD_GATEWAY = 502;

  private final Routes routes;
  private final Function<String, Http> services;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Origin(Routes routes, Function<String, Http> services, HttpServer server) {
    this.routes = routes;
    this.services = services;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param services where the hosts are that the routes name
   */
  static Origin start(Function<String, Http> services) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Origin origin = new Origin(Routes.read(), services, server);
      server.createContext("/", origin::handle);
      server.setExecutor(origin.threads);
      server.start();
      return origin;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Http http() {
    return Http.at(server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<String> service = routes.service(exchange.getRequestURI().getPath());
      if (service.isEmpty()) {
        answer(exchange, NOT_FOUND, "404 page not found");
      } else {
        pass(exchange, services.apply(service.get()));
      }
    }
  }

  private static void pass(HttpExchange exchange, Http service) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.address().resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    copy(exchange.getRequestHeaders(), request::header);
    HttpResponse<InputStream> response;
    try {
      response = Http.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      answer(exchange, BAD_GATEWAY, "Bad Gateway");
      return;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    copy(response.headers().map(), exchange.getResponseHeaders()::add);
    try (InputStream body = response.body()) {
      exchange.sendResponseHeaders(response.statusCode(), 0);
      body.transferTo(exchange.getResponseBody());
    }
  }

  private static void copy(
      Map<String, List<String>> headers, BiConsumer<String, String> destination) {
    headers.forEach(
        (name, values) -> {
          if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> destination.accept(name, value));
          }
        });
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream output = exchange.getResponseBody()) {
      output.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
