package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.contracts.plan.SpaceOutline;
import dev.supernetlab.contracts.spec.SeedsSpec;
import dev.supernetlab.ranking.policy.PolicyComparison;
import dev.supernetlab.ranking.trust.Verdict;
import java.util.List;

/**
 * Everything there is to say about an experiment, in the order in which it should be told.
 *
 * @param state planned, running, completed, failed or cancelled
 * @param failure null, or why there is no complete result
 * @param missing sentences about what is not in this report yet, and why
 * @param space whose children are trained and scored
 * @param groundTruth null if there is none, or none yet
 * @param superNets one per super-net stage that is complete
 * @param fineTuned one per fine-tuning that is complete
 * @param comparison of these stages, paired where their seeds are equal; null if there are fewer
 *     than two, or no ground truth
 */
public record Report(
    String experiment,
    String name,
    String description,
    State state,
    String failure,
    List<String> missing,
    DataUsed data,
    SpaceOutline space,
    GroundTruth groundTruth,
    List<SuperNet> superNets,
    PolicyComparison comparison,
    List<FineTuned> fineTuned,
    Throughput throughput,
    List<Origin> provenance,
    SeedsSpec seeds) {

  /**
   * The images.
   *
   * @param asked the set that the spec names
   * @param used sets that trainings really used; empty before the first has begun
   * @param fallback whether the fallback was used
   * @param sentence the same in words
   */
  public record DataUsed(String asked, List<String> used, boolean fallback, String sentence) {}

  /**
   * How reliable the ground truth is.
   *
   * @param seeds instances of its stage that have scores
   * @param children that have an accuracy
   * @param scoredOn a split, or {@code imported}
   * @param images that each child is scored on; 0 where that is not known
   * @param worst smallest mean accuracy of a child, a fraction 0..1
   * @param best largest one
   * @param seedSd standard deviation of a child's accuracy between seeds, pooled over children
   * @param seedTau mean tau between two seeds
   * @param pairs tau of every pair of instances: (0,1), (0,2), ...
   * @param minSeedTau under which no verdict is given
   * @param ceiling tau that a perfect ranking is expected to reach against the mean of these seeds
   */
  public record GroundTruth(
      String stage,
      int seeds,
      int children,
      String scoredOn,
      int images,
      String bn,
      Figure worst,
      Figure best,
      Figure seedSd,
      Figure seedTau,
      List<Figure> pairs,
      double minSeedTau,
      Figure ceiling) {}

  /**
   * What a stage's shared weights know.
   *
   * @param groups labels of the children that share weights; empty where they are not divided
   * @param chanceSd standard deviation of tau by chance: twice that is noise
   * @param singleSteps GT-Tau of single dense evaluations, over all instances; null without dense
   *     scoring
   * @param consecutiveTau tau between successive dense evaluations of an instance; null likewise
   * @param curve GT-Tau at the periodic evaluations; empty without such
   * @param judged key of the scoring that top, topK and verdict are about
   * @param topK of the instances that have scores, by their true numbers
   * @param top the children ranked first by the mean of the judged score over instances
   */
  public record SuperNet(
      String stage,
      String sharing,
      String order,
      int instances,
      int children,
      List<List<String>> groups,
      String scoredOn,
      int images,
      List<Scoring> scorings,
      Figure chanceSd,
      List<BaselineTau> baselines,
      Figure singleSteps,
      Figure consecutiveTau,
      List<CurvePoint> curve,
      String judged,
      List<TopChild> top,
      List<TopChoice> topK,
      Verdict verdict) {}

  /**
   * One way to score the children.
   *
   * @param key lastStep, cycle (mean over the last order cycle), recalibrated (each child's own
   *     batch statistics), recalibratedCycle
   * @param evaluations that each score is the mean of: with dense scoring at every so many steps,
   *     fewer than the cycle has steps
   * @param gtTau tau against the ground truth, one for every instance, in order from instance 0
   * @param gtTauMean over instances
   * @param upperHalf the mean of the same among the children of the true upper half
   * @param sTau mean tau between instances
   * @param aggregate GT-Tau of the mean score over instances
   */
  public record Scoring(
      String key,
      String description,
      String bn,
      int evaluations,
      List<Figure> gtTau,
      Figure gtTauMean,
      Figure upperHalf,
      Figure sTau,
      Figure aggregate) {}

  /**
   * What fine-tuning each child alone makes of shared weights.
   *
   * @param from stage that they were shared in
   * @param curve GT-Tau by the steps of fine-tuning that each child had; 0: the shared weights
   */
  public record FineTuned(
      String stage, String from, int instances, int children, List<CurvePoint> curve) {}

  /**
   * GT-Tau of one periodic evaluation.
   *
   * @param step finished steps
   * @param epochs finished epochs; of an evaluation within one, with a fraction
   * @param gtTau mean over instances
   */
  public record CurvePoint(long step, double epochs, String bn, Figure gtTau) {}

  /**
   * A ranking that costs no training.
   *
   * @param upperHalf tau among the children of the true upper half; null for random
   * @param sd over the draws that {@code tau} counts, for random; else null
   */
  public record BaselineTau(String name, Figure tau, Figure upperHalf, Double sd) {}

  /**
   * A child that the shared weights rank high.
   *
   * @param score mean over instances, a fraction 0..1
   * @param instances that score it
   * @param trueRank 1 = best; null without ground truth
   * @param trueAccuracy mean over seeds, a fraction 0..1; null likewise
   * @param seeds of the ground truth that score it
   */
  public record TopChild(
      int rank,
      String child,
      double score,
      int instances,
      Integer trueRank,
      Double trueAccuracy,
      int seeds) {}

  /**
   * What taking the k children ranked first is worth in one instance.
   *
   * @param instance 0-based, as in ids
   * @param bestTrueRank best true rank among them
   * @param regret accuracy that the truly best child has more, a fraction 0..1
   */
  public record TopChoice(
      int instance, int k, List<String> children, int bestTrueRank, double regret) {}

  /** Work done, training and scoring. */
  public record Throughput(Work trained, Work scored) {}

  /**
   * Images worked on.
   *
   * @param seconds spent by all threads together
   * @param imagesPerSecondAndThread null before any
   */
  public record Work(long images, double seconds, Double imagesPerSecondAndThread) {}

  /** What bits depend on besides the spec, and how many trainings were made so. */
  public record Origin(TrainingStarted.Provenance provenance, int trainings) {}
}
