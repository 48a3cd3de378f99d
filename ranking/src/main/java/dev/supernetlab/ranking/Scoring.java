package dev.supernetlab.ranking;

import java.util.List;

/**
 * One way to score the children by shared weights.
 *
 * @param name in words, as it fits after "scored", for example {@code with each child's own batch
 *     statistics}
 * @param gtTaus GT-Tau of each instance
 */
public record Scoring(String name, List<Correlation> gtTaus) {
  public Scoring {
    gtTaus = List.copyOf(gtTaus);
  }

  /** Mean and spread over the instances that have a tau. */
  public Summary summary() {
    return Summary.of(gtTaus);
  }
}
