package dev.supernetlab.local.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** A place that files of a data set are fetched from. */
interface Source {
  /** Where, for messages. */
  String where();

  /**
   * Fetches files into a directory and checks them.
   *
   * @param stored hears how many more bytes are stored, unpacked
   * @throws IOException if that failed; files that are stored are whole
   */
  void fetch(List<DataFile> files, Path directory, LongConsumer stored) throws IOException;
}
