package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.spec.DataSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a data set cannot be used; the message is for the person who asked for it. */
public abstract sealed class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The set's files are in none of the directories. */
  public static final class Missing extends DataException {
    private static final long serialVersionUID = 1L;

    Missing(String set, List<Path> looked, List<String> files) {
      super(
          "%s was not found. Looked in: %s. Put %s into one of these, or name a fallback in the spec's data."
              .formatted(
                  set,
                  looked.isEmpty()
                      ? "no directory, none is configured"
                      : looked.stream().map(Path::toString).collect(Collectors.joining(", ")),
                  files.isEmpty()
                      ? "a directory of images per class"
                      : String.join(", ", files) + " (each may end in .gz)"),
          null);
    }
  }

  /** A file is there but is not what it should be. */
  public static final class Damaged extends DataException {
    private static final long serialVersionUID = 1L;

    Damaged(Path file, long offset, String reason, Throwable cause) {
      super("%s, byte %d: %s. Delete it and get it again.".formatted(file, offset, reason), cause);
    }
  }

  /** A folder's directories are not what they should be. */
  public static final class Disordered extends DataException {
    private static final long serialVersionUID = 1L;

    Disordered(Path directory, String reason) {
      super(directory + " " + reason, null);
    }
  }

  /** The splits ask for more images than their part has. */
  public static final class TooFew extends DataException {
    private static final long serialVersionUID = 1L;

    TooFew(String set, DataSpec.From part, int asked, int there) {
      super(
          "the splits cut %d images from part %s of %s, which has %d"
              .formatted(asked, part.name().toLowerCase(Locale.ROOT), set, there),
          null);
    }
  }

  /** A balanced split needs more images of a class than are left in its part. */
  public static final class Unbalanced extends DataException {
    private static final long serialVersionUID = 1L;

    Unbalanced(String set, DataSpec.From part, int label, int needed, int left) {
      super(
          "a balanced split needs %d images of class %d, counted from 0, but part %s of %s has %d left"
              .formatted(needed, label, part.name().toLowerCase(Locale.ROOT), set, left),
          null);
    }
  }
}
