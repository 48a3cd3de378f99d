package dev.supernetlab.ranking.study;

/**
 * How a study is judged.
 *
 * @param cycle evaluations that an order cycle has: the number of children in training where there
 *     is one evaluation after every mini-batch; 0 if not known
 * @param minSeedTau tau between ground-truth seeds under which no verdict is given
 * @param level coverage of the intervals, for example 0.95
 * @param targetTau tau against the ground truth that the planner plans for
 * @param difference in tau that the planner plans to see
 * @param draws of each simulation
 * @param seed of the simulations
 * @param source whose user is advised
 */
public record Settings(
    int cycle,
    double minSeedTau,
    double level,
    double targetTau,
    double difference,
    int draws,
    long seed,
    Source source) {

  /** Checked. */
  public Settings {
    if (cycle < 0 || draws < 1) {
      throw new IllegalArgumentException("cycle " + cycle + ", draws " + draws);
    }
    if (!(level > 0 && level < 1) || !(targetTau > 0 && targetTau < 1) || !(difference > 0)) {
      throw new IllegalArgumentException(
          "level %s, target %s, difference %s".formatted(level, targetTau, difference));
    }
  }

  /** Of an experiment. */
  public Settings(
      int cycle,
      double minSeedTau,
      double level,
      double targetTau,
      double difference,
      int draws,
      long seed) {
    this(cycle, minSeedTau, level, targetTau, difference, draws, seed, Source.EXPERIMENT);
  }

  /** Of files: 95 % intervals, a seed tau of at least 0.4, differences of 0.1. */
  public static Settings standard(int cycle) {
    return new Settings(cycle, 0.4, 0.95, 0.7, 0.1, 400, 1, Source.FILES);
  }
}
