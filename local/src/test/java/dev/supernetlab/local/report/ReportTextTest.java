package dev.supernetlab.local.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.judging.render.Wrapped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  @Test
  void aReportIsToldInTheOrderInWhichItShouldBeRead() throws IOException {
    try (InputStream expected = ReportTextTest.class.getResourceAsStream("quickstart.txt")) {
      assertThat(
              ReportText.of(Reports.quickstart(), List.of("skip_connect", "sep_conv_3x3")).stream()
                  .collect(joining("\n", "", "\n")))
          .isEqualTo(new String(expected.readAllBytes(), UTF_8));
    }
  }

  @Test
  void operatorsAreNamedByTheDigitsThatLabelsHave() {
    List<String> operators = IntStream.rangeClosed(1, 11).mapToObj(i -> "operator" + i).toList();
    assertThat(String.join(" ", ReportText.of(Reports.quickstart(), operators)))
        .contains("1 operator1,")
        .contains("9 operator9,")
        .containsPattern("a\\s+operator10, b\\s+operator11\\.");
  }

  @Test
  void longSentencesAreWrapped() {
    assertThat(Wrapped.lines("  ", "word ".repeat(40).strip()))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("  word").hasSizeLessThanOrEqualTo(100));
  }
}
