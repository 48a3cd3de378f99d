package dev.supernetlab.judging.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide's snippets are other people's Python: at least they parse. */
class BridgesTest {
  private static final Pattern PYTHON = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyPythonSnippetParses() throws Exception {
    assumeTrue(python("pass") == 0, "there is no python3 to parse the snippets with");
    List<String> snippets =
        PYTHON
            .matcher(Files.readString(Path.of("../docs/BRIDGES.md")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(snippets).hasSizeGreaterThan(2);
    for (String snippet : snippets) {
      assertThat(python(snippet)).as(snippet).isZero();
    }
  }

  /** The exit status of parsing; not 0 where there is no python3. */
  private static int python(String source) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("python3", "-c", "import ast, sys; ast.parse(sys.stdin.read())")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(source.getBytes(StandardCharsets.UTF_8));
      }
      return process.waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
