package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.SpecReader.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/SPEC.md is made of the schema. */
class SpecDocumentTest {
  private final String made = SpecDocument.of(SpecSchema.node());

  @Test
  void theDocumentSaysWhatTheSchemaSays() throws Exception {
    Files.writeString(Path.of("target/SPEC.md"), made);

    assertThat(Path.of("../docs/SPEC.md"))
        .as("to bring it up to date: cp contracts/target/SPEC.md docs/")
        .hasContent(made);
  }

  @Test
  void theSpecOfItsIntroductionIsValid() throws Exception {
    String spec = made.split("```(yaml)?\n", -1)[1];

    assertThat(new SpecReader(SpecLimits.DEFAULT).read(spec, Format.YAML).stages()).hasSize(2);
  }
}
