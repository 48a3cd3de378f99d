package dev.supernetlab.ranking;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores as the order of every pair of children, one bit each, so that taus of many rankings with
 * each other cost a few machine words. Beyond {@value #MOST} children, of which the pairs would
 * take too much memory, the scores are kept instead; the taus are the same.
 */
public final class PairOrder {
  private static final int MOST = 4096;

  private final double[] scores;
  private final int children;
  private final long[] scored;
  private final long[] comparable;
  private final long[] above;
  private final long[] below;
  private final boolean complete;

  private PairOrder(double[] scores) {
    this.scores = scores;
    children = scores.length;
    scored = new long[children / 64 + 1];
    int words = children > MOST ? 0 : children * (children - 1) / 2 / 64 + 1;
    comparable = new long[words];
    above = new long[words];
    below = new long[words];
    if (children <= MOST) {
      fill();
    }
    complete = IntStream.range(0, children).noneMatch(c -> Double.isNaN(scores[c]));
  }

  /** The order of finite scores, NaN for a child without. */
  public static PairOrder of(double[] scores) {
    return new PairOrder(scores.clone());
  }

  /** All of several. */
  public static List<PairOrder> all(List<double[]> rankings) {
    return rankings.stream().map(PairOrder::of).toList();
  }

  /**
   * Without branches on the scores, as these are anything but predictable; 64 pairs at a time, as
   * whoever is judged first waits for this loop before it is compiled.
   */
  private void fill() {
    int pair = 0;
    long ups = 0;
    long downs = 0;
    long equals = 0;
    for (int i = 0; i < children; i++) {
      double one = scores[i];
      if (!Double.isNaN(one)) {
        scored[i >> 6] |= 1L << i;
      }
      for (int j = 0; j < i; j++, pair++) {
        double other = scores[j];
        ups |= (one > other ? 1L : 0) << pair;
        downs |= (one < other ? 1L : 0) << pair;
        equals |= (one == other ? 1L : 0) << pair;
        if ((pair & 63) == 63) {
          put(pair >> 6, ups, downs, equals);
          ups = 0;
          downs = 0;
          equals = 0;
        }
      }
    }
    put(pair >> 6, ups, downs, equals);
  }

  private void put(int word, long ups, long downs, long equals) {
    above[word] = ups;
    below[word] = downs;
    comparable[word] = ups | downs | equals;
  }

  /** Tau-b, as {@link Coefficient#KENDALL} gives it for finite scores. */
  public Correlation tau(PairOrder other) {
    if (children != other.children) {
      throw new IllegalArgumentException(children + " scores against " + other.children);
    }
    if (children > MOST) {
      return Coefficient.KENDALL.between(scores, other.scores);
    }
    int n = complete && other.complete ? children : both(other);
    if (n < 2) {
      return new Correlation.Undefined("fewer than two children to compare", n);
    }
    double tau = value(other);
    return Double.isNaN(tau)
        ? new Correlation.Undefined("all children have the same score", n)
        : new Correlation.Of(Math.max(-1, Math.min(1, tau)), n);
  }

  private int both(PairOrder other) {
    BitSet both = BitSet.valueOf(scored);
    both.and(BitSet.valueOf(other.scored));
    return both.cardinality();
  }

  /** Tau-b; NaN where it is undefined. */
  public double value(PairOrder other) {
    if (children > MOST) {
      return tau(other).value().orElse(Double.NaN);
    }
    long balance = 0;
    long untied = 0;
    long otherUntied = 0;
    for (int w = 0; w < above.length; w++) {
      long same = (above[w] & other.above[w]) | (below[w] & other.below[w]);
      long opposite = (above[w] & other.below[w]) | (below[w] & other.above[w]);
      balance += Long.bitCount(same) - Long.bitCount(opposite);
      untied += Long.bitCount((above[w] | below[w]) & other.comparable[w]);
      otherUntied += Long.bitCount((other.above[w] | other.below[w]) & comparable[w]);
    }
    return balance / Math.sqrt((double) untied * otherUntied);
  }
}
