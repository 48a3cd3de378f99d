package dev.supernetlab.ranking.choice;

import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Ranks;
import java.util.Arrays;

/** Taus that ask for less, or for more, than the order of all children. */
public final class SparseTau {
  private SparseTau() {}

  /**
   * GT-Tau after rounding the ground truth to multiples of a bin width, so that differences too
   * small to matter are ties (Yu et al. 2020, who take 0.1 points).
   *
   * @param binWidth in the unit of the ground truth, &gt; 0; show it beside the value
   */
  public static Correlation of(double[] scores, double[] truth, double binWidth) {
    if (!(binWidth > 0)) {
      throw new IllegalArgumentException("no bins of width " + binWidth);
    }
    double[] binned = Arrays.stream(truth).map(a -> Math.rint(a / binWidth)).toArray();
    return Coefficient.KENDALL.between(scores, binned);
  }

  /** GT-Tau among the truly best quarter of the children, rounded up: where a search ends. */
  public static Correlation topQuarter(double[] scores, double[] truth) {
    int[] best = Ranks.order(Selection.paired(truth, scores));
    double[] kept = new double[truth.length];
    Arrays.fill(kept, Double.NaN);
    Arrays.stream(best).limit((best.length + 3) / 4).forEach(c -> kept[c] = scores[c]);
    return Coefficient.KENDALL.between(kept, truth);
  }
}
