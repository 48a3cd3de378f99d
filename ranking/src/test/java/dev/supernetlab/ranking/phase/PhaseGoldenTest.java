package dev.supernetlab.ranking.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.ranking.JudgingGolden;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PhaseGoldenTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void autocorrelationAgreesWithStatsmodels() {
    for (JsonNode golden : JudgingGolden.cases("autocorrelations")) {
      double[] x = JudgingGolden.numbers(golden.get("x"));
      assertThat(Autocorrelation.of(x, x.length - 1))
          .as(golden.get("name").asText())
          .containsExactly(JudgingGolden.numbers(golden.get("acf")), EXACT);
    }
  }

  @Test
  void theSpectrumAgreesWithNumPy() {
    for (JsonNode golden : JudgingGolden.cases("spectra")) {
      double[] power =
          Spectrum.of(Autocorrelation.summedCovariance(JudgingGolden.rows(golden.get("rows"))));
      double[] expected = JudgingGolden.numbers(golden.get("power"));
      double total = Arrays.stream(expected).sum();
      assertThat(power).hasSameSizeAs(expected);
      for (int m = 0; m < power.length; m++) {
        assertThat(power[m] / total).isCloseTo(expected[m] / total, EXACT);
      }
    }
  }

  @Test
  void residualsAgreeWithLeastSquaresOfStatsmodels() {
    for (JsonNode golden : JudgingGolden.cases("smooths")) {
      assertThat(
              Smooth.residuals(
                  JudgingGolden.numbers(golden.get("x")),
                  JudgingGolden.numbers(golden.get("y")),
                  golden.get("degree").asInt()))
          .containsExactly(JudgingGolden.numbers(golden.get("residuals")), EXACT);
    }
  }

  @Test
  void theAssignmentAgreesWithSciPy() {
    for (JsonNode golden : JudgingGolden.cases("assignments")) {
      double[][] gain = JudgingGolden.rows(golden.get("gain"));
      int[] columns = Assignment.best(gain);
      double total = 0;
      for (int row = 0; row < columns.length; row++) {
        total += gain[row][columns[row]];
      }
      assertThat(total).isCloseTo(golden.get("total").asDouble(), EXACT);
      assertThat(columns)
          .containsExactly(JudgingGolden.integers(golden.get("columns")).toArray(Integer[]::new));
    }
  }
}
