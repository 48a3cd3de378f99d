package dev.supernetlab.ranking.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoiseFreeTest {
  private static final double SEED_SD = .01;
  private static final List<Errors> ERRORS = studies(100);

  @Test
  void aDiscordanceThatIsTheRootOfTheNoiseIsFollowedBackExactly() {
    double[] taus =
        IntStream.range(0, Simex.levels())
            .mapToDouble(level -> 1 - Math.sqrt(.04 + .03 * (1 + Simex.times(level))))
            .toArray();
    assertThat(Simex.tau(taus)).isCloseTo(.8, within(1e-12));
    assertThat(Simex.tau(new double[] {1, .9, .8, .7, .6})).isLessThanOrEqualTo(1);
  }

  private static List<Errors> studies(int n) {
    RandomGenerator random = Randoms.seeded(8);
    return Stream.generate(() -> errors(random)).limit(n).toList();
  }

  private static double[] noisy(double[] of, double sd, RandomGenerator random) {
    return Arrays.stream(of).map(v -> v + sd * random.nextGaussian()).toArray();
  }

  /**
   * Of one study.
   *
   * @param seen tau against the noisy truth less the noise-free one
   * @param left corrected tau less that
   * @param variance that the correction is said to add
   */
  private record Errors(double seen, double left, double variance) {}

  private static Errors errors(RandomGenerator random) {
    double[] ideal = IntStream.range(0, 100).mapToDouble(c -> .1 * random.nextDouble()).toArray();
    List<double[]> instances = Stream.generate(() -> noisy(ideal, .006, random)).limit(4).toList();
    GroundTruth truth =
        new GroundTruth.Seeds(
            Stream.generate(() -> noisy(ideal, SEED_SD, random)).limit(3).toList());
    NoiseFree free = NoiseFree.of(instances, SeedNoise.of(truth).orElseThrow(), 20, 1);
    double corrected = free.taus().stream().mapToDouble(t -> t).average().orElseThrow();
    double known =
        PairOrder.all(instances).stream()
            .mapToDouble(i -> i.value(PairOrder.of(ideal)))
            .average()
            .orElseThrow();
    return new Errors(
        corrected - free.correction() - known, corrected - known, free.variance().value());
  }

  private static double mean(ToDoubleFunction<Errors> of) {
    return ERRORS.stream().mapToDouble(of).average().orElseThrow();
  }

  @Test
  void nearTheCeilingTheCorrectionTakesOutNearlyAllThatNoiseDoes() {
    double seen = mean(Errors::seen);
    assertThat(seen).isLessThan(-.02);
    assertThat(mean(Errors::left)).isBetween(seen / 5, -seen / 5);
  }

  @Test
  void theVarianceItAddsIsTheMeanSquaredErrorThatIsLeft() {
    double error = mean(e -> e.left() * e.left());
    assertThat(mean(Errors::variance)).isBetween(.7 * error, 1.5 * error);
  }

  @Test
  void aGroundTruthThatTellsNobodyApartCorrectsNothing() {
    GroundTruth truth = new GroundTruth.Table(new double[] {.5, .5}, new double[] {.01, .01}, 3);
    NoiseFree free =
        NoiseFree.of(List.of(new double[] {1, 2}), SeedNoise.of(truth).orElseThrow(), 20, 1);
    assertThat(free.taus()).isEmpty();
  }
}
