package dev.supernetlab.supernet.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A file in one of the image formats that Java reads. */
final class ImageFile {
  private static final int SHOWN = 4;

  private ImageFile() {}

  /**
   * The first image of a file.
   *
   * @param path for errors
   * @param content the file's bytes
   * @throws DataException.Damaged if it is none, or not whole; at the byte where its reader gave up
   */
  static BufferedImage decode(Path path, byte[] content) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataException.Damaged(path, 0, noImage(content), null);
      }
      ImageReader reader = readers.next();
      try {
        return read(reader, in);
      } catch (IOException | RuntimeException e) {
        // Readers meet bytes they do not expect with exceptions of many kinds.
        throw new DataException.Damaged(
            path, in.getStreamPosition(), "cannot be decoded (" + e.getMessage() + ")", e);
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new DataException.Damaged(path, 0, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
    StringBuilder truncated = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          // The rest of such a JPEG would silently be grey.
          String text = warning.toLowerCase(Locale.ROOT);
          if (text.contains("truncated") || text.contains("premature")) {
            truncated.append(warning);
          }
        });
    reader.setInput(in, true, true);
    BufferedImage image = reader.read(0);
    if (!truncated.isEmpty()) {
      throw new IOException(truncated.toString());
    }
    return image;
  }

  private static String noImage(byte[] content) {
    byte[] start = Arrays.copyOf(content, Math.min(SHOWN, content.length));
    return "is no image in a format that Java reads, it starts with "
        + (start.length == 0 ? "nothing" : HexFormat.ofDelimiter(" ").formatHex(start));
  }
}
