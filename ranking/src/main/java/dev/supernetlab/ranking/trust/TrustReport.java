package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.policy.PolicyComparison;
import dev.supernetlab.ranking.study.Study;
import java.util.List;

/**
 * How far a weight-sharing ranking can be trusted: the verdict first, then the evidence. What could
 * not be computed is null or an empty list and is named in {@code notComputed}.
 *
 * @param truth null without a ground truth
 * @param rankings every way in which the children are scored; the one that is judged comes last
 * @param baselines rankings that cost no training; empty without ground truth
 * @param curves the figures of each evaluation, one curve for each kind of batch statistics
 * @param phase null if there are no series
 * @param interference null if there are no series
 * @param choice null without scores
 * @param plan how much more is needed for what
 * @param policies other policies compared; null if there is none
 */
public record TrustReport(
    Verdict verdict,
    Subject subject,
    TruthSection truth,
    List<RankingSection> rankings,
    List<BaselineRow> baselines,
    List<Curve> curves,
    PhaseSection phase,
    InterferenceSection interference,
    ChoiceSection choice,
    PlanSection plan,
    PolicyComparison policies,
    List<NotComputed> notComputed) {
  public TrustReport {
    rankings = List.copyOf(rankings);
    baselines = List.copyOf(baselines);
    curves = List.copyOf(curves);
    notComputed = List.copyOf(notComputed);
  }

  /**
   * What is judged.
   *
   * @param children names, in the order of every list of children
   * @param known children that have a ground truth
   * @param instances trainings
   * @param evaluations of the training that has most
   * @param cycle evaluations of an order cycle; 0 if not known
   * @param judged key of the ranking that the verdict is about; null if there is none
   * @param level coverage of the intervals
   * @param seed of the simulations
   * @param budget what one instance cost; null if not known
   */
  public record Subject(
      String name,
      List<String> children,
      int known,
      int instances,
      int evaluations,
      int cycle,
      String judged,
      double level,
      long seed,
      Study.Budget budget) {
    public Subject {
      children = List.copyOf(children);
    }
  }

  /**
   * Something that is not in the report.
   *
   * @param what for example {@code S-Tau over orders}
   * @param needs for example {@code instances that differ in the order only}
   */
  public record NotComputed(String what, String needs) {}

  /**
   * A ranking that costs no training.
   *
   * @param name as it fits after "ranking by"
   * @param tau against the ground truth
   * @param upperHalf the same among the better half of the children by ground truth
   * @param gain expected tau of the judged ranking less this tau; its interval excludes 0 where
   *     weight sharing knows more
   * @param top what is got by taking the children that it ranks first
   */
  public record BaselineRow(
      String name, Figure tau, Figure upperHalf, Figure gain, List<TopRow> top) {
    public BaselineRow {
      top = List.copyOf(top);
    }
  }

  /**
   * Taking k children that a ranking without training puts first; expected values where that is
   * chance.
   *
   * @param bestTrueRank of these, 1 = best
   * @param regret how much better the best of all is, a fraction 0..1
   * @param precision share of the true k best among them (P@k)
   * @param bestRelativeRank {@code bestTrueRank} by the number of children (BR@k)
   */
  public record TopRow(
      int k, double bestTrueRank, double regret, double precision, double bestRelativeRank) {}
}
