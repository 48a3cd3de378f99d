package dev.supernetlab.ranking;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is lost by dropping the children that a ranking puts last.
 *
 * @param dropped children ranked last and dropped
 * @param best so many truly best children are looked for
 * @param lost how many of these are dropped
 */
public record Pruning(int dropped, int best, int lost) {

  /** Drops the worst quarter by score (rounded down) and looks for the true best. */
  public static Pruning worstQuarter(double[] scores, double[] truth, int best) {
    int[] order = Ranks.order(scores);
    int dropped = order.length / 4;
    int[] wanted = Arrays.stream(Ranks.order(truth)).limit(best).toArray();
    int lost =
        (int)
            Arrays.stream(order, order.length - dropped, order.length)
                .filter(child -> IntStream.of(wanted).anyMatch(w -> w == child))
                .count();
    return new Pruning(dropped, wanted.length, lost);
  }
}
