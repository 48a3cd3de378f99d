package dev.supernetlab.local.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a tar archive from beginning to end: blocks of 512 bytes, a header in front of each entry
 * with its name at 0 and its size in octal digits at 124, and zeros behind the last. Long names are
 * not put together; ours are short.
 */
final class Tar implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;

  private final InputStream in;
  private String name;
  private long left;
  private long padding;

  Tar(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next entry.
   *
   * @return whether there is one
   */
  boolean next() throws IOException {
    in.skipNBytes(left + padding);
    byte[] header = in.readNBytes(BLOCK);
    name = text(header, 0, NAME_LENGTH);
    if (name.isEmpty()) {
      return false;
    }
    try {
      left = Long.parseLong(text(header, SIZE_AT, SIZE_LENGTH), 8);
    } catch (NumberFormatException e) {
      throw new IOException("no tar archive: " + e.getMessage(), e);
    }
    padding = (BLOCK - left % BLOCK) % BLOCK;
    return true;
  }

  private static String text(byte[] header, int from, int most) {
    int length = 0;
    while (length < most && from + length < header.length && header[from + length] != 0) {
      length++;
    }
    return new String(header, Math.min(from, header.length), length, US_ASCII).strip();
  }

  /** Name of the entry, with its directories. */
  String name() {
    return name;
  }

  /** The entry's bytes; closing it does nothing. */
  InputStream content() {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
          throw new EOFException("the archive ends within " + name);
        }
        left -= count;
        return count;
      }

      @Override
      public void close() {
        // The archive goes on.
      }
    };
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
