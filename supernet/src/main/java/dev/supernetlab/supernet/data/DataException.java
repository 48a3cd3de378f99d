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

    Missing(DataSpec.Source set, List<Path> looked, List<String> files) {
      super(
          "%s was not found. Looked in: %s. Put %s (each may end in .gz) into one of these, or name a fallback in the spec's data."
              .formatted(
                  Datasets.name(set),
                  looked.isEmpty()
                      ? "no directory, none is configured"
                      : looked.stream().map(Path::toString).collect(Collectors.joining(", ")),
                  String.join(", ", files)),
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

  /** The splits ask for more images than their part has. */
  public static final class TooFew extends DataException {
    private static final long serialVersionUID = 1L;

    TooFew(DataSpec.Source set, DataSpec.From part, int asked, int there) {
      super(
          "the splits cut %d images from part %s of %s, which has %d"
              .formatted(asked, part.name().toLowerCase(Locale.ROOT), Datasets.name(set), there),
          null);
    }
  }
}
