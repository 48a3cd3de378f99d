package dev.supernetlab.sampler;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Reads the spec in a request's body, as JSON or YAML by its media type. */
@Singleton
final class SpecBody {
  private static final int LARGEST = 1 << 20;

  private final SpecReader reader;

  SpecBody(SpecReader reader) {
    this.reader = reader;
  }

  /**
   * The spec, checked whole.
   *
   * @param type null: YAML, of which JSON is nearly a part
   * @throws ProblemException if the body is larger than 1 MiB
   */
  ExperimentSpec read(InputStream body, MediaType type) throws InvalidSpecException, IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new ProblemException(
          Problem.of(413, "Body too large", "A spec has at most 1 MiB (1048576 bytes)."));
    }
    boolean json = type != null && type.getSubtype().endsWith("json");
    ExperimentSpec spec = reader.read(new String(bytes, UTF_8), json ? Format.JSON : Format.YAML);
    StageWeights.check(spec);
    return spec;
  }
}
