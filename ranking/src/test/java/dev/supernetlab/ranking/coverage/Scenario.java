package dev.supernetlab.ranking.coverage;

import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A world that studies are drawn from. A child's score in an instance is its ideal accuracy times
 * {@code gain}, plus what weight sharing does to it in every instance, plus noise of the instance.
 *
 * @param ideal accuracy of each child without noise
 * @param seedSd noise of each child between ground-truth seeds
 * @param gain what shared weights know of the ideal accuracy
 * @param biasSd deviation of what weight sharing does to a child, the same in every instance
 * @param noiseSd deviation of what an instance adds
 * @param uneven how much instances differ in their noise: deviation of its logarithm
 * @param images that an accuracy is counted on, so that there are ties; 0 for none
 */
record Scenario(
    String name,
    List<Double> ideal,
    List<Double> seedSd,
    double gain,
    double biasSd,
    double noiseSd,
    double uneven,
    int images) {
  private static final long BIAS_SEED = 11;

  static List<Scenario> all() {
    List<Double> mean = list(Published.truth().mean());
    List<Double> sd = list(Published.truth().sd());
    RandomGenerator random = Randoms.seeded(7);
    List<Double> normal =
        Stream.generate(() -> 0.7 + 0.02 * random.nextGaussian()).limit(64).toList();
    List<Double> noisy = normal.stream().map(v -> 0.012).toList();
    List<Double> clustered =
        Stream.iterate(0, c -> c + 1)
            .limit(64)
            .map(c -> 0.6 + 0.04 * (c % 4) + 0.003 * random.nextGaussian())
            .toList();
    List<Double> even = clustered.stream().map(v -> 0.005).toList();
    List<Double> few = normal.subList(0, 12);
    List<Double> fewSd = few.stream().map(v -> 0.006).toList();
    return List.of(
        new Scenario("published truth, poor ranking", mean, sd, 1, 0.02, 0.02, 0, 0),
        new Scenario("published truth, near the ceiling", mean, sd, 1, 0.002, 0.004, 0, 0),
        new Scenario("published truth, no knowledge", mean, sd, 0, 0.02, 0.02, 0, 0),
        new Scenario("published truth, uneven instances", mean, sd, 1, 0.01, 0.02, 0.7, 0),
        new Scenario("published truth, 250 images", mean, sd, 1, 0.01, 0.02, 0, 250),
        new Scenario("noisy normal truth", normal, noisy, 1, 0.01, 0.015, 0, 0),
        new Scenario("clustered truth", clustered, even, 1, 0.015, 0.02, 0.3, 0),
        new Scenario("12 children", few, fewSd, 1, 0.01, 0.015, 0, 0));
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  int children() {
    return ideal.size();
  }

  double[] idealScores() {
    return ideal.stream().mapToDouble(v -> v).toArray();
  }

  /** Scores of a new instance. */
  double[] instance(RandomGenerator random) {
    RandomGenerator bias = Randoms.seeded(BIAS_SEED);
    double noise = noiseSd * Math.exp(uneven * random.nextGaussian());
    double[] scores = new double[children()];
    Arrays.setAll(
        scores,
        c ->
            counted(
                gain * ideal.get(c)
                    + biasSd * bias.nextGaussian()
                    + noise * random.nextGaussian()));
    return scores;
  }

  private double counted(double accuracy) {
    return images == 0 ? accuracy : Math.rint(accuracy * images) / images;
  }

  /** Mean scores of new instances. */
  double[] average(int n, RandomGenerator random) {
    return Series.mean(instances(n, random));
  }

  List<double[]> instances(int n, RandomGenerator random) {
    return Stream.generate(() -> instance(random)).limit(n).toList();
  }

  /** Accuracies of a new ground-truth seed. */
  double[] seed(RandomGenerator random) {
    double[] scores = new double[children()];
    Arrays.setAll(scores, c -> ideal.get(c) + seedSd.get(c) * random.nextGaussian());
    return scores;
  }

  GroundTruth.Seeds truth(int seeds, RandomGenerator random) {
    return new GroundTruth.Seeds(Stream.generate(() -> seed(random)).limit(seeds).toList());
  }

  /** A study of children that are drawn as well. */
  static final class Sample {
    private final List<double[]> instances;
    private final double[] truth;

    private Sample(List<double[]> instances, double[] truth) {
      this.instances = instances;
      this.truth = truth;
    }

    List<double[]> instances() {
      return instances;
    }

    /** Accuracies with their noise. */
    double[] truth() {
      return truth;
    }
  }

  /** Children with normal accuracies, what weight sharing does to them, and noise. */
  static Sample sample(int children, int instances, RandomGenerator random) {
    double[] ideal = random.doubles(children).map(u -> 0.02 * random.nextGaussian()).toArray();
    double[] shared = Arrays.stream(ideal).map(v -> v + 0.015 * random.nextGaussian()).toArray();
    return new Sample(
        Stream.generate(
                () -> Arrays.stream(shared).map(v -> v + 0.015 * random.nextGaussian()).toArray())
            .limit(instances)
            .toList(),
        Arrays.stream(ideal).map(v -> v + 0.004 * random.nextGaussian()).toArray());
  }
}
