package dev.supernetlab.ranking.truth;

import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model of the noise of a ground truth: accuracy of a seed = ideal accuracy of the child + normal
 * noise, independent between children and seeds. It covers the children that have an accuracy.
 *
 * <p>As the spread of a few seeds says little, the variance of each child is moved towards the one
 * pooled over children: (d v + (S - 1) own) / (d + S - 1) with d = {@value #PRIOR_FREEDOM} and S
 * seeds, as Smyth (2004) does for genes.
 */
public final class SeedNoise {
  private static final double PRIOR_FREEDOM = 4;

  private final int[] children;
  private final double[] mean;
  private final double[] ideal;
  private final double[] sd;
  private final double pooled;
  private final int seeds;

  private SeedNoise(SeedNoise like, double[] mean) {
    this.children = like.children;
    this.mean = mean;
    this.sd = like.sd;
    this.pooled = like.pooled;
    this.seeds = like.seeds;
    this.ideal = like.ideal;
  }

  private SeedNoise(int[] children, double[] mean, double[] ownSd, double pooled, int seeds) {
    this.children = children;
    this.mean = mean;
    this.pooled = pooled;
    this.seeds = seeds;
    this.sd = new double[mean.length];
    Arrays.setAll(
        sd, c -> Double.isNaN(ownSd[c]) ? pooled : moderated(ownSd[c], pooled, seeds - 1));
    this.ideal = ideal(mean, pooled * pooled / seeds);
  }

  private static double moderated(double own, double pooled, int freedom) {
    return Math.sqrt(
        (PRIOR_FREEDOM * pooled * pooled + freedom * own * own) / (PRIOR_FREEDOM + freedom));
  }

  /** The model of a ground truth; empty if the spread between seeds is not known. */
  public static Optional<SeedNoise> of(GroundTruth truth) {
    double[] mean = truth.mean();
    double[] sd =
        truth instanceof GroundTruth.Table table
            ? table.sd()
            : deviations(((GroundTruth.Seeds) truth).accuracies());
    int[] known = IntStream.range(0, mean.length).filter(c -> !Double.isNaN(mean[c])).toArray();
    OptionalDouble variance =
        IntStream.of(known).mapToDouble(c -> sd[c] * sd[c]).filter(v -> !Double.isNaN(v)).average();
    return variance.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SeedNoise(
                known,
                pick(mean, known),
                pick(sd, known),
                Math.sqrt(variance.getAsDouble()),
                truth.seeds()));
  }

  /** Between the seeds of each child; NaN with fewer than two. */
  private static double[] deviations(List<double[]> seeds) {
    double[] deviations = new double[seeds.get(0).length];
    Arrays.setAll(
        deviations,
        c ->
            Summary.of(
                    seeds.stream().mapToDouble(s -> s[c]).filter(v -> !Double.isNaN(v)).toArray())
                .sd()
                .orElse(Double.NaN));
    return deviations;
  }

  private static double[] pick(double[] values, int[] children) {
    return IntStream.of(children).mapToDouble(c -> values[c]).toArray();
  }

  /** The means, shrunk to their mean until their variance is what it would be without noise. */
  private static double[] ideal(double[] mean, double noise) {
    Summary seen = Summary.of(mean);
    double variance = Math.pow(seen.sd().orElse(0), 2);
    double center = seen.mean().orElse(0);
    double shrink = variance > noise ? Math.sqrt((variance - noise) / variance) : 0;
    return Arrays.stream(mean).map(m -> center + shrink * (m - center)).toArray();
  }

  /** Indices of the children that the model covers. */
  int[] children() {
    return children.clone();
  }

  /** Standard deviation between seeds, pooled over children. */
  public double pooledSd() {
    return pooled;
  }

  /** Seeds behind the means. */
  public int seeds() {
    return seeds;
  }

  /** Whether the means differ by more than the noise makes them. */
  boolean tellsChildrenApart() {
    return Arrays.stream(ideal).distinct().count() > 1;
  }

  /** Accuracies without noise, of the covered children. */
  double[] ideal() {
    return ideal.clone();
  }

  /** Accuracies of one new seed, or the mean of several. */
  double[] draw(int ofSeeds, RandomGenerator random) {
    return noisy(ideal, 1.0 / ofSeeds, gaussians(random));
  }

  /**
   * The mean of new seeds if these were the accuracies without noise.
   *
   * @param gaussians a standard normal value for each child
   */
  double[] around(double[] accuracies, int ofSeeds, double[] gaussians) {
    return noisy(accuracies, 1.0 / ofSeeds, gaussians);
  }

  /** A ground truth of as many seeds that might as well have been seen. */
  SeedNoise again(RandomGenerator random) {
    return new SeedNoise(this, draw(seeds, random));
  }

  /** Degrees of freedom behind the pooled deviation. */
  int freedom() {
    return Math.max(1, mean.length * (seeds - 1));
  }

  /** The means as they are seen, of the covered children. */
  double[] mean() {
    return mean.clone();
  }

  /**
   * The means with more noise.
   *
   * @param times what is added, in multiples of the variance that the means have
   * @param gaussians a standard normal value for each child
   */
  double[] noisier(double times, double[] gaussians) {
    return noisy(mean, times / seeds, gaussians);
  }

  /** A standard normal value for each child. */
  double[] gaussians(RandomGenerator random) {
    double[] gaussians = new double[mean.length];
    Arrays.setAll(gaussians, c -> random.nextGaussian());
    return gaussians;
  }

  /** Standard normal values for each child, and the same with the other sign. */
  List<double[]> draws(int pairs, RandomGenerator random) {
    return Stream.generate(() -> gaussians(random))
        .limit(pairs)
        .flatMap(g -> Stream.of(g, Arrays.stream(g).map(v -> -v).toArray()))
        .toList();
  }

  private double[] noisy(double[] values, double variances, double[] gaussians) {
    double scale = Math.sqrt(variances);
    double[] noisy = new double[values.length];
    Arrays.setAll(noisy, c -> values[c] + scale * sd[c] * gaussians[c]);
    return noisy;
  }
}
