package dev.supernetlab.ranking.trust;

import java.util.List;

/**
 * One way to score the children by shared weights, and how well it ranks them.
 *
 * @param key {@code final}, {@code cycle} or {@code window10}, {@code window64} (mean of the last
 *     so many evaluations), and behind a colon the batch statistics if they are known
 * @param words as it fits after "scored"
 * @param bn batch statistics; empty if not known
 * @param evaluations that each score is the mean of
 * @param singleStep whether the scores are of one moment, so that they depend on who was trained
 *     last
 * @param instances the figures of each instance
 * @param expected the expected GT-Tau of an instance, against this ground truth
 * @param newInstance the GT-Tau that a single new instance will have: its interval is one of
 *     prediction
 * @param noiseFree the expected tau of an instance against the noise-free ground truth
 * @param upperHalf the expected GT-Tau among the better half of the children by ground truth
 * @param rho mean Spearman correlation with the ground truth
 * @param pearson mean Pearson correlation with the ground truth
 * @param agreements S-Tau, by what the instances differ in
 * @param pairs tau of every two instances
 * @param averages GT-Tau of the ranking averaged over the instances: by mean score, mean rank and
 *     Borda count
 */
public record RankingSection(
    String key,
    String words,
    String bn,
    int evaluations,
    boolean singleStep,
    List<InstanceRow> instances,
    Figure expected,
    Figure newInstance,
    Figure noiseFree,
    Figure upperHalf,
    Figure rho,
    Figure pearson,
    List<AgreementRow> agreements,
    List<TruthSection.Pair> pairs,
    List<AverageRow> averages) {
  public RankingSection {
    instances = List.copyOf(instances);
    agreements = List.copyOf(agreements);
    pairs = List.copyOf(pairs);
    averages = List.copyOf(averages);
  }

  /**
   * One instance against the ground truth.
   *
   * @param tau null where it is undefined, as all that follow
   */
  public record InstanceRow(
      String name,
      String seed,
      String order,
      int children,
      Double tau,
      Double rho,
      Double pearson,
      Double upperHalf) {}

  /**
   * S-Tau.
   *
   * @param differ what the compared instances differ in: {@code seeds}, {@code orders}, {@code
   *     seeds and orders}, {@code instances} (any two), or {@code evaluations} (the last 64 of one
   *     instance)
   */
  public record AgreementRow(String differ, Figure tau) {}

  /**
   * A ranking averaged over instances.
   *
   * @param by {@code mean score}, {@code mean rank} or {@code Borda count}
   */
  public record AverageRow(String by, Figure tau) {}
}
