package dev.supernetlab.local.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * The set's own web site, which has every file packed.
 *
 * @param base ends in a slash
 */
record Publisher(URI base) implements Source {
  private static final int CONNECT_MS = (int) Duration.ofSeconds(5).toMillis();
  private static final int READ_MS = (int) Duration.ofSeconds(20).toMillis();

  @Override
  public String where() {
    return base.toString();
  }

  @Override
  public void fetch(List<IdxFile> files, Path directory, LongConsumer stored) throws IOException {
    for (IdxFile file : files) {
      try (InputStream packed = open(base.resolve(file.name() + ".gz"));
          InputStream content = new GZIPInputStream(packed)) {
        file.store(content, directory, stored);
      }
    }
  }

  private static InputStream open(URI uri) throws IOException {
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
