package dev.supernetlab.ranking.study;

import dev.supernetlab.ranking.Series;
import java.util.List;

/** What the children are worth when each is trained alone. */
public sealed interface GroundTruth {
  /** Repetitions behind each accuracy. */
  int seeds();

  /** Mean accuracy of each child over the seeds; NaN for a child without. */
  double[] mean();

  /**
   * The accuracies of every seed, one per child; NaN for a child without.
   *
   * @param accuracies one array per seed, at least one
   */
  record Seeds(List<double[]> accuracies) implements GroundTruth {
    public Seeds {
      accuracies = List.copyOf(accuracies);
      if (accuracies.isEmpty()) {
        throw new IllegalArgumentException("a ground truth without a seed");
      }
    }

    @Override
    public int seeds() {
      return accuracies.size();
    }

    @Override
    public double[] mean() {
      return Series.mean(accuracies);
    }
  }

  /** What published tables give: mean and spread per child. */
  final class Table implements GroundTruth {
    private final double[] mean;
    private final double[] sd;
    private final int seeds;

    /**
     * A table.
     *
     * @param mean accuracy of each child; NaN for a child without
     * @param sd its standard deviation between seeds; NaN where it is not known
     * @param seeds behind each mean; the fewest if children differ
     * @throws IllegalArgumentException if the lengths differ or {@code seeds} is not positive
     */
    public Table(double[] mean, double[] sd, int seeds) {
      Shape.check("the deviation", sd, mean.length);
      if (seeds < 1) {
        throw new IllegalArgumentException("a ground truth of " + seeds + " seeds");
      }
      this.mean = mean.clone();
      this.sd = sd.clone();
      this.seeds = seeds;
    }

    @Override
    public int seeds() {
      return seeds;
    }

    @Override
    public double[] mean() {
      return mean.clone();
    }

    /** Standard deviation of each child between seeds; NaN where it is not known. */
    public double[] sd() {
      return sd.clone();
    }
  }
}
