package dev.supernetlab.ranking.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  private static List<double[]> seeds(int seeds, double signal, double noise) {
    RandomGenerator random = Randoms.seeded(3);
    double[] ideal =
        IntStream.range(0, 400).mapToDouble(i -> signal * random.nextGaussian()).toArray();
    return IntStream.range(0, seeds)
        .mapToObj(s -> Arrays.stream(ideal).map(v -> v + noise * random.nextGaussian()).toArray())
        .toList();
  }

  @Test
  void recoversTheNoiseItWasGiven() {
    Reliability reliability = Reliability.of(new GroundTruth.Seeds(seeds(4, .1, .05)), 200, 1);
    assertThat(reliability.seeds()).isEqualTo(4);
    assertThat(reliability.seedSd().getAsDouble()).isCloseTo(.05, within(.003));
    // r between seeds is .01 / .0125 = .8, so tau = 2 / pi * asin(.8)
    assertThat(reliability.seedTau().getAsDouble()).isCloseTo(.59, within(.03));
    // r between the ideal and the mean of four is sqrt(.01 / .010625)
    assertThat(reliability.ceiling().getAsDouble())
        .isCloseTo(2 / Math.PI * Math.asin(Math.sqrt(.01 / .010625)), within(.02));
  }

  @Test
  void oneSeedTellsNothingAboutNoise() {
    Reliability reliability = Reliability.of(new GroundTruth.Seeds(seeds(1, .1, .05)), 100, 1);
    assertThat(reliability.seedTau()).isEmpty();
    assertThat(reliability.seedSd()).isEmpty();
    assertThat(reliability.ceiling()).isEmpty();
    assertThat(reliability.seedsFor(.4)).isEmpty();
  }

  @Test
  void equalSeedsHaveACeilingOfOne() {
    double[] accuracies = {.1, .2, .3};
    Reliability reliability =
        Reliability.of(new GroundTruth.Seeds(List.of(accuracies, accuracies)), 100, 1);
    assertThat(reliability.ceiling()).hasValue(1);
    assertThat(reliability.seedsFor(.4)).hasValue(1);
  }

  @Test
  void noisierSeedsNeedMoreOfThem() {
    Reliability reliability = Reliability.of(new GroundTruth.Seeds(seeds(2, .1, .2)), 100, 1);
    assertThat(reliability.seedTau().getAsDouble()).isBetween(.05, .2);
    assertThat(reliability.seedsFor(.4).getAsInt()).isBetween(3, 15);
    assertThat(reliability.seedsFor(.6).getAsInt())
        .isGreaterThan(reliability.seedsFor(.4).getAsInt());
  }
}
