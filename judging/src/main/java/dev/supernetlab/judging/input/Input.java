package dev.supernetlab.judging.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to read, under the name that faults call it by.
 *
 * @param name of the file, or of the field that held it
 * @param opening gives its bytes from the start
 */
public record Input(String name, Opening opening) {

  /** Opens a stream. */
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }

  /** A file, called as the user called it. */
  public static Input of(Path file) {
    return of(file.toString(), file);
  }

  /** A file that is known by another name. */
  public static Input of(String name, Path file) {
    return new Input(name, () -> Files.newInputStream(file));
  }

  /** A text. */
  public static Input of(String name, String text) {
    return new Input(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The name without folders and ending: what an instance is called that is a file of its own. */
  String stem() {
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }
}
