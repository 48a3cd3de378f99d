package dev.supernetlab.judging.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignJsonTest {
  private static List<List<Double>> scores(Instance instance) {
    return instance.scores().stream().map(s -> Arrays.stream(s).boxed().toList()).toList();
  }

  @Test
  void jsonSaysTheSame() throws Exception {
    String body =
        """
        {"children": ["a1", "b1", "c1"],
         "groundTruth": {"mean": [50, 60, 70], "std": [1, 2, 1], "seeds": 3},
         "series": [{"bn": "running", "steps": [1, 2], "scores": [[0.1, null, 0.3], [0.4, 0.5, 0.6]]}],
         "order": ["c1", "a1", "b1"], "features": {"depth": [1, 2, 3]}, "cycle": 3}
        """;
    Study study = json(body).study();
    assertThat(study.truth().orElseThrow().mean()).containsExactly(.5, .6, .7);
    assertThat(scores(study.instances().get(0)))
        .containsExactly(List.of(.1, Double.NaN, .3), List.of(.4, .5, .6));
    assertThat(study.instances().get(0).lastTrained()).containsExactly(2, 0);
    assertThat(study.settings().cycle()).isEqualTo(3);
    assertThat(study.children().features().get("depth")).containsExactly(1, 2, 3);
  }

  private static ForeignResults json(String body) throws IOException {
    return ForeignResults.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"children\": [\"a\"], \"sries\": []} | sries",
        "{\"children\": [\"a\"]} | series",
        "{\"children\": [\"a\", \"b\"], \"series\": []} | /series: must have at least one series",
        "{\"children\": [\"a\", \"b\"], \"series\": [{\"scores\": [[1, 2, 3]]}]} |"
            + " /series/0/scores, line 1: has 3 values for 2 children",
        "{\"children\": [\"a\", \"b\"], \"series\": [{\"scores\": [[1, \"x\"]]}]} | line 1, column",
        "{\"children\": [\"a\", \"b\"], \"series\": [{\"scores\": [[0.1, -2]]}]} |"
            + " /series/0/scores, line 1, column 2 is '-2.0'",
        "{\"children\": [\"a\", \"a\"], \"series\": [{\"scores\": [[0.1, 0.2]]}]} |"
            + " /children, line 1, column 2 is 'a': is there twice",
        "{\"children\": [\"a\", \"b\"], \"groundTruth\": \"x\", \"series\": [{\"scores\": [[1, 0]]}]}"
            + " | /groundTruth: must be an object, or one of [deeper-64]",
        "{\"children\": [\"a\", \"b\"], \"series\": [null]} | /series/0/scores: must have at least one",
        "{\"children\": [\"a\", \"b\"], \"series\": [{\"scores\": [null]}]} |"
            + " /series/0/scores, line 1: has 0 values for 2 children",
        "{\"children\": [\"a\", \"b\"], \"series\": [{\"steps\": [null], \"scores\": [[0.1, 0.2]]}]} |"
            + " /series/0/scores: has 1 rows for 1 steps: a number for each row",
        "{\"children\": [\"a\", \"b\"], \"features\": {\"x\": null}, \"series\":"
            + " [{\"scores\": [[0.1, 0.2]]}]} | /features/x: has 0 values for 2 children",
        "{\"children\": [\"a\", \"b\"], \"groundTruth\": {\"mean\": [0.1, 0.2], \"std\": [0.01, -1]},"
            + " \"series\": [{\"scores\": [[0.1, 0.2]]}]} |"
            + " /groundTruth/std, line 1, column 2 is '-1.0': must be a deviation",
        "[1 | line 1"
      })
  void badJsonIsRefusedWithItsPlace(String body, String part) {
    assertThatThrownBy(() -> json(body))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(part);
  }
}
