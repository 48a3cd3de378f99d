package dev.supernetlab.ranking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.ranking.Golden;
import org.junit.jupiter.api.Test;

class PowerTest {

  @Test
  void agreesWithMpmathAndSciPy() {
    for (JsonNode row : Golden.node("power")) {
      double difference = row.get("difference").doubleValue();
      double sd = row.get("sd").doubleValue();
      int n = row.get("n").intValue();
      double found =
          row.get("paired").booleanValue()
              ? Power.paired(difference, sd, n, 0.05)
              : Power.twoSample(difference, sd, n, 0.05);
      assertThat(found).isCloseTo(row.get("power").doubleValue(), within(1e-12));
    }
    JsonNode upper = Golden.node("upperSd");
    assertThat(Power.upperSd(0.1, 8, 0.8))
        .isCloseTo(upper.get("value").doubleValue(), within(1e-12));
  }

  @Test
  void theFewestRepetitionsJustReachThePower() {
    int n = Power.repetitions(0.8, k -> Power.twoSample(0.1, 0.1, k, 0.05)).orElseThrow();
    assertThat(Power.twoSample(0.1, 0.1, n, 0.05)).isGreaterThanOrEqualTo(0.8);
    assertThat(Power.twoSample(0.1, 0.1, n - 1, 0.05)).isLessThan(0.8);
    assertThat(Power.repetitions(0.8, k -> Power.paired(0.0001, 0.5, k, 0.05))).isEmpty();
  }

  @Test
  void aSureDifferenceTakesTwo() {
    assertThat(Power.repetitions(0.8, k -> Power.paired(10, 0.1, k, 0.05))).hasValue(2);
  }
}
