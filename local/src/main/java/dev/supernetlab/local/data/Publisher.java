package dev.supernetlab.local.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * The set's own web site, which has every file packed.
 *
 * @param base ends in a slash
 */
record Publisher(URI base) implements Source {

  @Override
  public String where() {
    return base.toString();
  }

  @Override
  public void fetch(List<DataFile> files, Path directory, LongConsumer stored) throws IOException {
    for (DataFile file : files) {
      try (InputStream packed = Web.open(base.resolve(file.name() + ".gz"));
          InputStream content = new GZIPInputStream(packed)) {
        file.store(content, directory, stored);
      }
    }
  }
}
