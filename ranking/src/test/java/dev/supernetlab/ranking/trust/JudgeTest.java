package dev.supernetlab.ranking.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.coverage.Published;
import dev.supernetlab.ranking.policy.PolicyComparison;
import dev.supernetlab.ranking.study.Children;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Studies of the published ground truth, with what is in them planted. */
class JudgeTest {
  private static final List<String> LABELS = Published.labels();
  private static final double[] TRUTH = Published.truth().mean();

  /** Scores that rise for the child just trained and its relatives. */
  private static Instance instance(int number, int evaluations, double phase, double noise) {
    RandomGenerator random = Randoms.seeded(number);
    RandomGenerator shared = Randoms.seeded(77);
    double[] bias = IntStream.range(0, 64).mapToDouble(c -> .01 * shared.nextGaussian()).toArray();
    List<double[]> scores = new ArrayList<>();
    for (int e = 0; e < evaluations; e++) {
      int last = e % 64;
      double[] now = new double[64];
      Arrays.setAll(
          now,
          c ->
              TRUTH[c]
                  + bias[c]
                  + phase * (c == last ? 1 : .4 * related(c, last))
                  + noise * random.nextGaussian());
      scores.add(now);
    }
    return new Instance(
        Integer.toString(number),
        "seed " + number,
        "order 0",
        Instance.RUNNING,
        LongStream.range(0, evaluations).boxed().toList(),
        scores,
        IntStream.range(0, evaluations).map(e -> e % 64).boxed().toList());
  }

  private static int related(int a, int b) {
    return LABELS.get(a).substring(0, 2).equals(LABELS.get(b).substring(0, 2)) ? 1 : 0;
  }

  private static Study study(List<Instance> instances, Optional<GroundTruth> truth, int cycle) {
    Map<String, double[]> features =
        Map.of("parameter count", Randoms.seeded(5).doubles(64).toArray());
    return new Study(
        "all",
        new Children(LABELS, LABELS, features, false),
        truth,
        instances,
        Optional.empty(),
        new Settings(cycle, .4, .95, .7, .1, 100, 1));
  }

  private static List<Instance> instances(int n, int evaluations, double phase) {
    return IntStream.range(0, n).mapToObj(i -> instance(i, evaluations, phase, .03)).toList();
  }

  private static TrustReport.NotComputed missing(TrustReport report, String what) {
    return report.notComputed().stream()
        .filter(m -> m.what().contains(what))
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.notComputed().toString()));
  }

  @Test
  void theReportFindsWhatIsPlanted() {
    TrustReport report =
        Judge.judge(study(instances(8, 192, .1), Optional.of(Published.truth()), 64));
    assertThat(report.verdict().level()).isEqualTo(Verdict.Level.PARTIAL);
    assertThat(report.verdict().sentences().get(0)).startsWith("Over 8 instances").contains("95 %");
    assertThat(report.verdict().sentences())
        .anyMatch(s -> s.startsWith("Scores depend on who was trained last"));
    assertThat(report.phase().periodicity().detected()).isTrue();
    assertThat(report.phase().order().given()).isTrue();
    assertThat(report.interference().byDistance().get(0).change().value()).isGreaterThan(.05);
    RankingSection single = report.rankings().get(0);
    RankingSection cycle = report.rankings().get(1);
    assertThat(single.key()).isEqualTo("final:running");
    assertThat(single.singleStep()).isTrue();
    assertThat(cycle.singleStep()).isFalse();
    assertThat(cycle.expected().value()).isGreaterThan(single.expected().value());
    assertThat(cycle.expected().hasInterval()).isTrue();
    assertThat(cycle.newInstance().low()).isLessThan(cycle.expected().low());
    assertThat(cycle.agreements())
        .extracting(RankingSection.AgreementRow::differ)
        .containsExactly("instances", "seeds");
    assertThat(report.truth().ceiling().value()).isBetween(.88, .94);
    assertThat(report.baselines().get(0).gain().low()).isPositive();
    assertThat(report.curves().get(0).points()).hasSize(192);
    assertThat(report.choice().selections()).hasSize(32);
    assertThat(report.choice().gains()).extracting(g -> g.k()).containsExactly(1, 3, 5, 10);
    assertThat(report.choice().gains()).allMatch(g -> g.regret().value() >= 0);
    assertThat(report.plan().rows()).hasSize(4).allMatch(r -> r.have() > 0);
  }

  @Test
  void aCycleThatIsNotGivenIsFound() {
    List<Instance> unordered =
        instances(3, 256, .2).stream()
            .map(
                i ->
                    new Instance(
                        i.name(), i.seed(), i.order(), i.bn(), i.steps(), i.scores(), List.of()))
            .toList();
    TrustReport report = Judge.judge(study(unordered, Optional.of(Published.truth()), 0));
    assertThat(report.subject().cycle()).isEqualTo(64);
    assertThat(report.phase().periodicity().given()).isFalse();
    assertThat(report.subject().judged()).isEqualTo("cycle:running");
    assertThat(report.phase().order().given()).isFalse();
    assertThat(report.verdict().sentences())
        .anyMatch(s -> s.contains("that takes 5 more instances"));
    assertThat(missing(report, "intervals over instances").needs())
        .isEqualTo("8 instances, there are 3");
  }

  @Test
  void chanceIsABaselineThatKnowsNothing() {
    TrustReport report = Judge.judge(study(instances(1, 1, 0), Optional.of(Published.truth()), 0));
    assertThat(report.baselines())
        .extracting(TrustReport.BaselineRow::name)
        .containsExactly("parameter count", "chance");
    TrustReport.BaselineRow chance = report.baselines().get(1);
    assertThat(chance.tau().high()).isCloseTo(.168, within(.001));
    assertThat(chance.gain().value()).isEqualTo(report.rankings().get(0).expected().value());
    assertThat(chance.top()).extracting(TrustReport.TopRow::k).containsExactly(1, 3, 5, 10);
    assertThat(chance.top().get(0).bestTrueRank()).isCloseTo(32.5, within(1e-9));
    assertThat(report.baselines().get(0).top().get(0).bestTrueRank()).isBetween(1.0, 64.0);
  }

  @Test
  void whyPhaseWasNotTestedIsSaid() {
    List<Instance> all = instances(2, 100, .1);
    Optional<GroundTruth> truth = Optional.of(Published.truth());
    assertThat(missing(Judge.judge(study(all, truth, 1)), "test for phase").needs())
        .isEqualTo("evaluations at different moments of the cycle: all fall on the same one");
    TrustReport brief = Judge.judge(study(all, truth, 64));
    assertThat(missing(brief, "test for phase").needs())
        .isEqualTo("2 cycles of 64 evaluations, there are 100");
    assertThat(missing(brief, "operators of each edge").needs())
        .isEqualTo("4 cycles of 64 evaluations");
  }

  @Test
  void withoutGroundTruthThereIsNoVerdictButTheRest() {
    TrustReport report = Judge.judge(study(instances(2, 64, .1), Optional.empty(), 64));
    assertThat(report.verdict().level()).isEqualTo(Verdict.Level.TRUTH_UNKNOWN);
    assertThat(report.truth()).isNull();
    assertThat(report.rankings().get(1).expected().value()).isNull();
    assertThat(report.rankings().get(1).agreements().get(0).tau().value()).isGreaterThan(.3);
    assertThat(missing(report, "GT-Tau").needs()).isEqualTo("a ground truth");
  }

  @Test
  void nothingButAGroundTruthIsJudgedAsSuch() {
    TrustReport report = Judge.judge(study(List.of(), Optional.of(Published.truth()), 64));
    assertThat(report.verdict().level()).isEqualTo(Verdict.Level.NO_RANKING);
    assertThat(report.truth().seedTau().value()).isCloseTo(.716, within(.02));
    assertThat(report.rankings()).isEmpty();
    assertThat(report.choice()).isNull();
  }

  @Test
  void oneEvaluationOfOneInstanceIsEnoughForAReport() {
    TrustReport report = Judge.judge(study(instances(1, 1, 0), Optional.of(Published.truth()), 0));
    assertThat(report.rankings()).hasSize(1);
    assertThat(report.rankings().get(0).expected().reason())
        .isEqualTo("too few for an interval: 1 instance");
    assertThat(missing(report, "S-Tau").needs()).isEqualTo("2 instances");
  }

  @Test
  void anInstanceThatRanksNobodyIsToldAndChoosesNobody() {
    double[] alike = new double[64];
    Arrays.fill(alike, .5);
    Instance equal = new Instance("x", "", "", "", List.of(0L), List.of(alike), List.of());
    Instance other = instance(0, 1, 0, .03);
    Instance usual =
        new Instance("0", "", "", "", other.steps(), other.scores(), other.lastTrained());
    TrustReport report =
        Judge.judge(study(List.of(usual, equal), Optional.of(Published.truth()), 0));
    assertThat(report.verdict().sentences().get(0))
        .startsWith("In the 1 of 2 instances that have a ranking the shared weights");
    assertThat(report.choice().selections())
        .extracting(ChoiceSection.SelectionRow::instance)
        .containsOnly("0");
  }

  @Test
  void twoChildrenAndEqualScoresBreakNothing() {
    List<double[]> scores = List.of(new double[] {.5, .5}, new double[] {.5, .5});
    Study tied =
        new Study(
            "tied",
            new Children(List.of("1", "2"), List.of("1", "2"), Map.of(), false),
            Optional.of(
                new GroundTruth.Seeds(
                    List.of(new double[] {.1, .2}, new double[] {.1, .2}, new double[] {.2, .1}))),
            Stream.of("a", "b")
                .map(n -> new Instance(n, "", "", "", List.of(1L, 2L), scores, List.of()))
                .toList(),
            Optional.empty(),
            Settings.standard(2));
    TrustReport report = Judge.judge(tied);
    assertThat(report.verdict().sentences()).isNotEmpty();
    assertThat(report.rankings().get(0).expected().value()).isNull();
  }

  @Test
  void otherPoliciesAreComparedOnTheSameSeeds() {
    Study study = study(instances(8, 64, .1), Optional.of(Published.truth()), 64);
    List<Instance> worse = IntStream.range(0, 8).mapToObj(i -> instance(i, 64, .1, .3)).toList();
    Study other =
        new Study(
            "noisy", study.children(), study.truth(), worse, study.budget(), study.settings());
    TrustReport report = Judge.judge(study, List.of(other));
    assertThat(report.policies().pairs().get(0).n()).isEqualTo(8);
    assertThat(report.policies().pairs().get(0).low()).isPositive();
    Study strange =
        new Study(
            "x",
            Children.named(List.of("1")),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Settings.standard(1));
    assertThatThrownBy(() -> Judge.judge(study, List.of(strange)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Study costing(String name, int evaluations, double phase, long images) {
    Study study = study(instances(8, evaluations, phase), Optional.of(Published.truth()), 64);
    return new Study(
        name,
        study.children(),
        study.truth(),
        study.instances(),
        Optional.of(new Study.Budget(images / 640.0, images, 100)),
        study.settings());
  }

  @Test
  void policiesAreComparedWhereTheyHadCostTheSame() {
    Study cheap = costing("all", 128, .1, 64_000);
    Study dear = costing("groups", 256, .1, 128_000);
    PolicyComparison policies = Judge.judge(cheap, List.of(dear)).policies();
    assertThat(policies.pairs())
        .extracting(PolicyComparison.Pair::basis)
        .containsExactly("as trained", "equal compute and equal visits");
    assertThat(policies.pairs().get(0).cost())
        .isEqualTo("different cost: groups trains on 2.0 times the images of all");
    PolicyComparison.Pair equal = policies.pairs().get(1);
    assertThat(equal.cost()).isEqualTo("equal cost: as many images trained on");
    // By then both have seen the same: their instances have the same seeds.
    assertThat(equal.n()).isEqualTo(8);
    assertThat(equal.difference()).isCloseTo(0, within(.01));
    assertThat(policies.policies()).hasSize(4);
    assertThat(policies.policies().get(3).budget().imagesTrained()).isEqualTo(64_000);
  }

  @Test
  void policiesOfEqualCostAreComparedOnce() {
    Study one = costing("one", 64, .1, 64_000);
    Study other = costing("other", 64, .2, 64_000);
    assertThat(Judge.judge(one, List.of(other)).policies().pairs()).hasSize(1);
  }

  @Test
  void theSameStudyGetsTheSameReport() {
    Study study = study(instances(2, 130, .1), Optional.of(Published.truth()), 64);
    assertThat(Judge.judge(study)).isEqualTo(Judge.judge(study));
  }
}
