package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A spec as a user wrote it, and what it says.
 *
 * @param text as it stands in the file, but for the ground truths of other files
 * @param type its media type
 */
record SpecFile(String text, String type, ExperimentSpec spec) {

  /**
   * Reads and checks a file in YAML, or in JSON if its name ends so. Ground truths in files that it
   * names are put in their place. How much it may ask for, the lab decides.
   *
   * @throws InvalidSpecException with all that is wrong
   * @throws UsageException if there is no such file
   */
  static SpecFile read(Path file) throws InvalidSpecException {
    try {
      String written = Files.readString(file, StandardCharsets.UTF_8);
      Path folder = file.toAbsolutePath().getParent();
      Optional<String> inlined = TruthFiles.inlined(written, folder);
      String text = inlined.orElse(written);
      boolean json = inlined.isPresent() || file.toString().endsWith(".json");
      ExperimentSpec spec =
          new SpecReader(SpecLimits.LISTABLE)
              .read(text, json ? SpecReader.Format.JSON : SpecReader.Format.YAML);
      return new SpecFile(text, json ? "application/json" : "application/yaml", spec);
    } catch (NoSuchFileException e) {
      throw new UsageException("There is no spec " + file + ".", e);
    } catch (IOException e) {
      throw new UsageException("The spec %s cannot be read: %s.".formatted(file, e), e);
    }
  }

  /** Id of the experiment that this asks for. */
  String id() {
    return ExperimentId.of(spec);
  }
}
