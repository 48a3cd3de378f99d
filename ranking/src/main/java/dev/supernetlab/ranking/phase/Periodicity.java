package dev.supernetlab.ranking.phase;

import dev.supernetlab.ranking.Randoms;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.util.ArithmeticUtils;
import org.hipparchus.util.CombinatoricsUtils;

/** Whether the children's relative scores repeat with the cycle of the training order. */
public sealed interface Periodicity {
  /** Permutations drawn for a p-value. */
  int PERMUTATIONS = 1999;

  /** From this p-value down a phase counts as present; chosen to keep false alarms below 5 %. */
  double SIGNIFICANCE = 0.025;

  /** Evaluations beyond which older cycles are left out: the spectrum takes quadratic time. */
  int MAX_EVALUATIONS = 4096;

  /** Fewer ways to choose the harmonics among the frequencies allow no p-value below 1 %. */
  int MIN_CHOICES = 100;

  /** Evaluations after which the order's phase repeats. */
  int period();

  /**
   * What the test found.
   *
   * @param cycles whole cycles that were looked at, the last ones of every instance
   * @param autocorrelation of the children's relative scores at the period, trend removed, mean
   *     over children and instances, each lag divided by the number of its terms
   * @param periodicShare share 0..1 of the variance of the relative scores over time that repeats
   *     with the period, beyond what noise puts there
   * @param pValue of the hypothesis that nothing repeats
   */
  record Tested(int period, int cycles, double autocorrelation, double periodicShare, double pValue)
      implements Periodicity {
    /** Whether scores depend on the moment in the cycle. */
    public boolean present() {
      return pValue <= SIGNIFICANCE;
    }
  }

  /**
   * There is nothing to test by.
   *
   * @param needs what it would take, as it fits after "needs"
   */
  record NotTestable(int period, String needs) implements Periodicity {}

  /**
   * Evaluations after which the phase repeats.
   *
   * @param cycle steps until the order of children repeats
   * @param stride steps between two evaluations
   * @return 1 if every evaluation falls on the same phase
   */
  static int period(int cycle, int stride) {
    return cycle / ArithmeticUtils.gcd(cycle, stride);
  }

  /**
   * Tests for power at the harmonics of the cycle.
   *
   * <p>Under the null hypothesis the scores are stationary noise of any colour around a trend; its
   * spectrum, summed over children and instances, is smooth, so harmonics of the period are
   * frequencies like any other. The logarithm of the power, less a cubic in the logarithm of the
   * frequency, is averaged over the harmonics and compared with as many frequencies drawn at
   * random. Children may be correlated in any way: all are summed before anything is compared.
   *
   * @param instances series, each at least two periods long and with the same children
   * @param period in evaluations
   * @param seed of the draws
   */
  static Periodicity of(List<double[][]> instances, int period, long seed) {
    int evaluations = instances.stream().mapToInt(series -> series.length).min().orElse(0);
    if (period < 2) {
      return new NotTestable(
          period, "evaluations at different moments of the cycle: all fall on the same one");
    }
    int cycles = Math.min(evaluations / period, Math.max(2, MAX_EVALUATIONS / period));
    if (cycles < 2) {
      return new NotTestable(
          period, "2 cycles of %d evaluations, there are %d".formatted(period, evaluations));
    }
    double[][] rows = Residuals.ofLast(instances, cycles * period);
    return rows.length == 0
        ? new NotTestable(period, "scores that change other than in step or along a line")
        : test(Autocorrelation.summedCovariance(rows), period, cycles, seed);
  }

  private static Periodicity test(double[] covariance, int period, int cycles, long seed) {
    double[] power = Spectrum.of(covariance);
    int[] frequencies = IntStream.range(cycles / 2 + 1, (cycles * period + 1) / 2).toArray();
    int harmonics = (int) IntStream.of(frequencies).filter(m -> m % cycles == 0).count();
    double choices =
        CombinatoricsUtils.binomialCoefficientLog(frequencies.length, Math.max(harmonics, 0));
    if (harmonics == 0 || choices < Math.log(MIN_CHOICES)) {
      return new NotTestable(period, "a longer cycle, or more of them");
    }
    double[] x = IntStream.of(frequencies).mapToDouble(Math::log).toArray();
    double[] y = IntStream.of(frequencies).mapToDouble(m -> Math.log(power[m])).toArray();
    double[] residuals = Smooth.residuals(x, y, 3);
    double seen =
        IntStream.range(0, frequencies.length)
            .filter(i -> frequencies[i] % cycles == 0)
            .mapToDouble(i -> residuals[i])
            .sum();
    return new Tested(
        period,
        cycles,
        covariance[period] / covariance[0] * cycles / (cycles - 1),
        periodicShare(power, cycles),
        pValue(residuals, harmonics, seen, seed));
  }

  private static double pValue(double[] residuals, int harmonics, double seen, long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    double[] deck = residuals.clone();
    int asHigh = 1;
    for (int draw = 0; draw < PERMUTATIONS; draw++) {
      double sum = 0;
      for (int i = 0; i < harmonics; i++) {
        int j = i + random.nextInt(deck.length - i);
        double drawn = deck[j];
        deck[j] = deck[i];
        deck[i] = drawn;
        sum += drawn;
      }
      if (sum >= seen - 1e-12) {
        asHigh++;
      }
    }
    return asHigh / (PERMUTATIONS + 1.0);
  }

  /** Power of the harmonics above the frequencies beside them, in that of all frequencies. */
  private static double periodicShare(double[] power, int cycles) {
    double above = 0;
    double total = 0;
    int reach = Math.max(1, (cycles - 1) / 2);
    for (int m = 1; m < power.length; m++) {
      total += power[m];
      if (m % cycles == 0) {
        int last = Math.min(power.length - 1, m + reach);
        double beside =
            IntStream.rangeClosed(m - reach, last)
                .filter(other -> other % cycles != 0)
                .mapToDouble(other -> power[other])
                .average()
                .orElse(0);
        above += power[m] - beside;
      }
    }
    return Math.max(0, Math.min(1, above / total));
  }
}
