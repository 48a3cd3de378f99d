package dev.supernetlab.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids of experiments: a function of what the spec says, so the same question has the same id
 * wherever it is asked.
 */
public final class ExperimentId {
  private static final int HASH_DIGITS = 12;
  private static final Pattern SUFFIX = Pattern.compile("-[a-z0-9-]{1,16}");

  private ExperimentId() {}

  /**
   * The spec's name, a hyphen, and the first 12 hexadecimal digits of the SHA-256 of its canonical
   * JSON ({@link JsonCodec#JSON}), in which all defaults are filled. Notation, field order and
   * whether a default was written out do not matter; name and description do.
   */
  public static String of(ExperimentSpec spec) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(JsonCodec.JSON.writeValueAsBytes(spec));
      return spec.name() + "-" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether an experiment with this spec may have this id: the computed one, or, to run the same
   * spec again, the computed one followed by a hyphen and 1 to 16 of {@code a-z 0-9 -}.
   */
  public static boolean fits(String id, ExperimentSpec spec) {
    String computed = of(spec);
    return id.startsWith(computed)
        && (id.length() == computed.length()
            || SUFFIX.matcher(id.substring(computed.length())).matches());
  }
}
