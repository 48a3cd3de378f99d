package dev.supernetlab.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationTest {
  private static final double NAN = Double.NaN;

  @Test
  void eachWayAveragesSomethingElse() {
    List<double[]> instances = List.of(new double[] {.9, .5, .1}, new double[] {.2, .3, .25});
    assertThat(Aggregation.MEAN_SCORE.of(instances)).containsExactly(.55, .4, .175);
    assertThat(Aggregation.MEAN_RANK.of(instances)).containsExactly(-2, -1.5, -2.5);
    assertThat(Aggregation.BORDA.of(instances)).containsExactly(1, 1.5, .5);
  }

  @Test
  void tiesCountHalfAndMissingChildrenNotAtAll() {
    List<double[]> instance = List.of(new double[] {.5, NAN, .5, .1});
    assertThat(Aggregation.BORDA.of(instance)).containsExactly(1.5, NAN, 1.5, 0);
    assertThat(Aggregation.MEAN_RANK.of(instance)).containsExactly(-1, NAN, -2, -3);
  }
}
