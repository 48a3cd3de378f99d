package dev.supernetlab.ranking.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Baseline;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Scoring;
import dev.supernetlab.ranking.choice.PruneRisk;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Source;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static Reliability truth(double seedTau, double ceiling) {
    Correlation self = new Correlation.Of(1, 64);
    Correlation pair = new Correlation.Of(seedTau, 64);
    return new Reliability(
        3,
        new Agreement(2, List.of(List.of(self, pair), List.of(pair, self))),
        Optional.empty(),
        OptionalDouble.of(seedTau),
        OptionalDouble.empty(),
        OptionalDouble.of(ceiling));
  }

  private static Scoring scoring(String name, double... taus) {
    return new Scoring(
        name, Arrays.stream(taus).<Correlation>mapToObj(t -> new Correlation.Of(t, 64)).toList());
  }

  private static Verdict.Evidence evidence(Reliability truth, double counted, double... taus) {
    return new Verdict.Evidence(
        64,
        truth,
        .4,
        scoring("with each child's own batch statistics", taus),
        Optional.of(scoring("with the shared batch statistics", .1)),
        List.of(
            new Baseline("parameter count", new Correlation.Undefined("constant", 64)),
            new Baseline("number of convolutions", new Correlation.Of(counted, 64))),
        List.of(3),
        Optional.of(new PruneRisk(16, 10, 1, List.of(0), 0, 0, 0, 1, .95)));
  }

  private static Verdict.Level level(double seedTau, double counted, double... taus) {
    return Verdict.of(evidence(truth(seedTau, .8), counted, taus)).level();
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    assertThat(level(.39, .1, .7)).isEqualTo(Verdict.Level.TRUTH_TOO_NOISY);
    assertThat(level(.41, .1, .17)).isEqualTo(Verdict.Level.CHANCE);
    assertThat(level(.41, .4, .45, .50)).isEqualTo(Verdict.Level.NO_BETTER_THAN_COUNTING);
    assertThat(level(.41, .4, .39, .70)).isEqualTo(Verdict.Level.NO_BETTER_THAN_COUNTING);
    assertThat(level(.41, .4, .50, .60)).isEqualTo(Verdict.Level.PARTIAL);
    assertThat(level(.41, .4, .60, .70)).isEqualTo(Verdict.Level.PARTIAL);
    assertThat(level(.41, .4, .68, .70, .69, .70, .71, .69, .70, .70))
        .isEqualTo(Verdict.Level.GOOD);
    assertThat(level(.41, .4, .50, .90, .50, .90, .50, .90, .60, .80))
        .isEqualTo(Verdict.Level.PARTIAL);
    assertThat(level(.41, .4, .30, .80, .30, .80, .30, .80, .30, .80))
        .isEqualTo(Verdict.Level.NO_BETTER_THAN_COUNTING);
    assertThat(level(.41, .4)).isEqualTo(Verdict.Level.NO_RANKING);
  }

  @Test
  void aNoisyGroundTruthSaysHowMuchIsMissing() {
    Verdict verdict = Verdict.of(evidence(truth(.16, .8), .1, .7));
    assertThat(verdict.sentences())
        .containsExactly(
            "The ground truth is too noisy to say: its 3 seeds agree with tau 0.16 only, 0.24 less"
                + " than the 0.40 asked for.",
            "Train each child of the ground truth longer; at this length it takes the mean of about"
                + " 5 seeds to be as reliable as single seeds that agree with 0.40.");
    assertThat(Verdict.of(evidence(truth(-.1, .8), .1, .7)).sentences().get(1))
        .isEqualTo("Train each child of the ground truth longer; more seeds alone would not help.");
    assertThat(Verdict.of(evidence(truth(.35, .8), .1, .7)).sentences().get(1))
        .endsWith("set report.minSeedTau to 0.35.");
  }

  @Test
  void whoIsNoBetterThanCountingIsNotPraisedForTheCeilingItIsNear() {
    assertThat(Verdict.of(evidence(truth(.6, .8), .3, .7)).sentences().get(2))
        .isEqualTo(
            "This is close to the best that the ground truth can show, but it is too few for an"
                + " interval: that takes 7 more instances.");
    assertThat(Verdict.of(evidence(truth(.6, .8), .69, .7)).sentences().get(2))
        .isEqualTo("This is too few for an interval: that takes 7 more instances.");
  }

  @Test
  void oneSeedIsNoGroundTruthToJudgeBy() {
    Reliability single =
        Reliability.of(new GroundTruth.Seeds(List.of(new double[] {.1, .2})), 10, 1);
    Verdict verdict = Verdict.of(evidence(single, .1, .7));
    assertThat(verdict.level()).isEqualTo(Verdict.Level.TRUTH_UNKNOWN);
    assertThat(verdict.sentences().get(0)).contains("only 1 seed");
  }

  @Test
  void withoutABaselineNobodySaysThatCountingIsBeaten() {
    Verdict.Evidence own = evidence(truth(.6, .8), .3, .5, .6);
    Verdict.Evidence bare =
        new Verdict.Evidence(
            own.children(),
            own.truth(),
            own.minSeedTau(),
            own.judged(),
            own.compared(),
            List.of(),
            own.firstTrueRanks(),
            own.pruned());
    assertThat(Verdict.of(bare).sentences().get(1))
        .startsWith("They know more than chance, but not enough");
  }

  private static Verdict ofFiles(Reliability truth) {
    Verdict.Evidence own = evidence(truth, .1, .7);
    return Verdict.of(
        new Verdict.Evidence(
            own.children(),
            own.truth(),
            own.minSeedTau(),
            own.judged(),
            own.compared(),
            own.baselines(),
            own.firstTrueRanks(),
            own.pruned(),
            Source.FILES));
  }

  @Test
  void whoBringsFilesIsNotToldToChangeASpecification() {
    assertThat(ofFiles(truth(.35, .8)).sentences().get(1))
        .isEqualTo(
            "Train each child of the ground truth longer, or go by the figures alone: the mean of"
                + " these seeds is about as reliable as single seeds that agree with 0.40.");
    Reliability single =
        Reliability.of(new GroundTruth.Seeds(List.of(new double[] {.1, .2})), 10, 1);
    assertThat(ofFiles(single).sentences())
        .containsExactly(
            "The ground truth has only 1 seed, so nobody knows how noisy it is: that takes the"
                + " accuracies of 2 or more seeds, or their deviations and their number.");
    assertThat(ofFiles(truth(.16, .8)).sentences().get(0))
        .endsWith("0.24 less than the 0.40 that a verdict takes.");
  }

  @Test
  void seedsThatCannotBeComparedSayWhy() {
    Reliability constant =
        Reliability.of(
            new GroundTruth.Seeds(List.of(new double[] {.1, .1}, new double[] {.1, .2})), 10, 1);
    assertThat(Verdict.of(evidence(constant, .1, .7)).sentences().get(0))
        .isEqualTo(
            "The seeds of the ground truth cannot be compared: all children have the same score.");
  }

  @Test
  void fewInstancesAreSpokenOfAsSuch() {
    assertThat(Verdict.of(evidence(truth(.6, .8), .3, .5, .6)).sentences())
        .containsExactly(
            "In these 2 instances the shared weights, scored with each child's own batch"
                + " statistics, rank the 64 children with tau 0.55 (0.50 to 0.60); ranking by number"
                + " of convolutions gives 0.30, and a perfect ranking would reach about 0.80 against"
                + " this ground truth.",
            "They know more than counting does, but not enough to pick a winner (true rank of the"
                + " child ranked first: 3 of 64); dropping the 16 ranked last loses 0 of the true"
                + " best 10; scored with the shared batch statistics the tau is only 0.10.",
            "This is too few for an interval: that takes 6 more instances.");
    assertThat(
            Verdict.of(evidence(truth(.6, .8), .3, .5, .5, .5, .5, .5, .5, .5, .5))
                .sentences()
                .get(0))
        .startsWith("Over 8 instances");
  }
}
