package dev.supernetlab.local.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;

/** Opens addresses. */
final class Web {
  private static final int CONNECT_MS = (int) Duration.ofSeconds(5).toMillis();
  private static final int READ_MS = (int) Duration.ofSeconds(20).toMillis();

  private Web() {}

  /**
   * The content of an address.
   *
   * @throws IOException if there is none
   */
  static InputStream open(URI uri) throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MS);
    connection.setReadTimeout(READ_MS);
    if (connection instanceof HttpURLConnection http
        && http.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("%s answered %d".formatted(uri, http.getResponseCode()));
    }
    return connection.getInputStream();
  }
}
