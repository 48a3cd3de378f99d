package dev.supernetlab.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CoefficientTest {

  @TestFactory
  Stream<DynamicTest> agreesWithSciPy() throws IOException {
    JsonNode golden;
    try (InputStream in = getClass().getResourceAsStream("/golden/correlations.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    return StreamSupport.stream(golden.get("cases").spliterator(), false)
        .flatMap(c -> Stream.of(Coefficient.values()).map(coefficient -> test(c, coefficient)));
  }

  private static DynamicTest test(JsonNode golden, Coefficient coefficient) {
    JsonNode expected = golden.get(coefficient.name().toLowerCase(Locale.ROOT));
    return DynamicTest.dynamicTest(
        golden.get("name").textValue() + ": " + coefficient,
        () -> {
          Correlation found = coefficient.between(scores(golden.get("x")), scores(golden.get("y")));
          assertThat(found.n()).isEqualTo(golden.get("n").intValue());
          if (expected.isNull()) {
            assertThat(found).isInstanceOf(Correlation.Undefined.class);
          } else {
            assertThat(found.value().getAsDouble())
                .isCloseTo(expected.doubleValue(), within(1e-12));
          }
        });
  }

  private static double[] scores(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .mapToDouble(v -> v.isNull() ? Double.NaN : v.doubleValue())
        .toArray();
  }

  @Test
  void anUndefinedCorrelationSaysWhy() {
    Correlation constant =
        Coefficient.KENDALL.between(new double[] {1, 1, 1}, new double[] {1, 2, 3});
    assertThat(constant)
        .isEqualTo(new Correlation.Undefined("all children have the same score", 3));
    Correlation lonely = Coefficient.KENDALL.between(new double[] {1}, new double[] {1});
    assertThat(lonely)
        .isEqualTo(new Correlation.Undefined("fewer than two children to compare", 1));
  }

  @Test
  void minusZeroAndZeroAreATie() {
    Correlation tau = Coefficient.KENDALL.between(new double[] {-0.0, 0.0}, new double[] {1, 2});
    assertThat(tau).isInstanceOf(Correlation.Undefined.class);
  }

  @Test
  void rankingsOfDifferentChildrenAreRefused() {
    assertThatThrownBy(() -> Coefficient.PEARSON.between(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                Coefficient.PEARSON.between(
                    new double[] {1, Double.POSITIVE_INFINITY}, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
