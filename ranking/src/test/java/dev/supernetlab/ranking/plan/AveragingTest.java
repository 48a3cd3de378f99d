package dev.supernetlab.ranking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.ranking.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AveragingTest {
  private static final double[] TRUTH = Randoms.seeded(1).doubles(40).map(u -> 0.1 * u).toArray();

  private static List<double[]> instances(double noise) {
    RandomGenerator random = Randoms.seeded(2);
    return Stream.generate(
            () -> Arrays.stream(TRUTH).map(t -> t + noise * random.nextGaussian()).toArray())
        .limit(8)
        .toList();
  }

  @Test
  void moreInstancesReachMore() {
    Averaging averaging = new Averaging(instances(0.05), TRUTH);
    assertThat(averaging.reached(16, 0.5, 200, 1)).isGreaterThan(averaging.reached(1, 0.5, 200, 1));
    assertThat(averaging.instancesFor(0.5, 0.95, 200, 1).getAsInt()).isBetween(2, 24);
  }

  @Test
  void withoutNoiseOneInstanceIsEnough() {
    assertThat(new Averaging(instances(0), TRUTH).instancesFor(0.99, 0.95, 50, 1)).hasValue(1);
  }

  @Test
  void whatTheInstancesShareIsNotAveragedAway() {
    double[] other = Randoms.seeded(3).doubles(40).toArray();
    assertThat(new Averaging(List.of(other, other), TRUTH).instancesFor(0.9, 0.95, 50, 1))
        .isEmpty();
  }
}
