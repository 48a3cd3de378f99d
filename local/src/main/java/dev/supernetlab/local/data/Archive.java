package dev.supernetlab.local.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * One packed archive of all files of a set.
 *
 * @param address of a {@code .tar.gz}
 */
record Archive(URI address) implements Source {

  @Override
  public String where() {
    return address.toString();
  }

  @Override
  public void fetch(List<DataFile> files, Path directory, LongConsumer stored) throws IOException {
    List<DataFile> missing = new ArrayList<>(files);
    try (InputStream packed = Web.open(address);
        Tar tar = new Tar(new GZIPInputStream(packed, 1 << 16))) {
      while (!missing.isEmpty() && tar.next()) {
        String name = tar.name().substring(tar.name().lastIndexOf('/') + 1);
        Optional<DataFile> wanted =
            missing.stream().filter(file -> file.name().equals(name)).findFirst();
        if (wanted.isPresent()) {
          wanted.get().store(tar.content(), directory, stored);
          missing.remove(wanted.get());
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("%s has no %s".formatted(address, missing.get(0).name()));
    }
  }
}
