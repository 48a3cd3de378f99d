package dev.supernetlab.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.analytics.Scenario;
import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.analytics.store.Training;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.ranking.trust.Verdict;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {

  private static ReportBuilder builder(
      Scenario scenario, Predicate<SnapshotEvaluated> in, String failed) {
    return builder(scenario, scenario.evaluations().stream().filter(in).toList(), failed);
  }

  private static ReportBuilder builder(
      Scenario scenario, List<SnapshotEvaluated> evaluations, String failed) {
    return new ReportBuilder(
        new Experiment(scenario.id(), scenario.spec(), false, true, null),
        List.of(
            stage(scenario, "truth", evaluations, failed),
            stage(scenario, "shared", evaluations, failed)),
        (stage, consumer) ->
            evaluations.stream()
                .filter(
                    e -> TrainingId.parse(e.trainingId()).stage().equals(stage.planned().stage()))
                .forEach(consumer));
  }

  private static Stage stage(
      Scenario scenario, String name, List<SnapshotEvaluated> evaluations, String failed) {
    var provenance =
        new TrainingStarted.Provenance(
            "0.1.0", "cpu/512", 1, "generated", "00", "A CPU", List.of());
    List<Training> trainings =
        scenario.trainingIds(name).stream()
            .map(
                id -> {
                  TreeMap<Long, Training.Scored> scored = new TreeMap<>();
                  evaluations.stream()
                      .filter(e -> e.trainingId().equals(id))
                      .forEach(
                          e ->
                              scored.put(
                                  e.step(), new Training.Scored(1000, 1_000_000, e.failure())));
                  return new Training(
                      id,
                      provenance,
                      64,
                      1024,
                      2_000_000,
                      true,
                      id.equals(failed) ? "the loss is not finite" : null,
                      id.equals(failed) ? scored.size() : 0,
                      scored);
                })
            .toList();
    return new Stage(scenario.planned(name), trainings);
  }

  private static Report report(Scenario scenario) {
    return builder(scenario, e -> true, null).report();
  }

  @Test
  void aClearSpaceIsJudgedWithoutHesitation() {
    Report report = report(new Scenario("clear", 3, 8, .005, .005));
    assertThat(report.groundTruth().seedTau().value()).isEqualTo(1);
    assertThat(report.groundTruth().seedTau().level()).isEqualTo(.95);
    assertThat(report.groundTruth().ceiling().value()).isGreaterThan(.99);
    assertThat(report.groundTruth().seedTau().n()).isEqualTo(3);
    assertThat(report.groundTruth().pairs()).hasSize(3);
    assertThat(report.groundTruth().seedSd().n()).isEqualTo(8);
    assertThat(report.groundTruth().best())
        .returns(3, Figure::n)
        .returns("seeds", Figure::of)
        .satisfies(best -> assertThat(best.value()).isBetween(best.low(), best.high()));
    Report.SuperNet shared = report.superNets().get(0);
    assertThat(shared.scorings())
        .extracting(Report.Scoring::key)
        .containsExactly("lastStep", "cycle", "recalibrated");
    assertThat(shared.judged()).isEqualTo("recalibrated");
    assertThat(shared.scorings().get(2).gtTau()).hasSize(8);
    assertThat(shared.scorings().get(2).gtTauMean().level()).isEqualTo(.95);
    assertThat(shared.top().get(0))
        .returns("211", Report.TopChild::child)
        .returns(8, Report.TopChild::instances)
        .returns(3, Report.TopChild::seeds)
        .returns(1, Report.TopChild::trueRank);
    assertThat(shared.topK()).hasSize(8 * 4);
    assertThat(shared.scorings().get(2).sTau().n()).isEqualTo(8 * 7 / 2);
    assertThat(shared.singleSteps().n()).isEqualTo(64);
    assertThat(shared.consecutiveTau().n()).isEqualTo(56);
    assertThat(shared.verdict().level()).isEqualTo(Verdict.Level.GOOD);
    assertThat(shared.verdict().sentences())
        .filteredOn(s -> s.contains("a new instance of this stage against this same ground truth"))
        .hasSize(1);
  }

  @Test
  void aNoisyGroundTruthIsSaidBeforeAnythingElse() {
    Report report = report(new Scenario("noisy", 2, 3, .9, .005));
    assertThat(report.superNets().get(0).verdict().level())
        .isEqualTo(Verdict.Level.TRUTH_TOO_NOISY);
    assertThat(report.superNets().get(0).verdict().sentences().get(0)).contains("too noisy");
  }

  @Test
  void fewInstancesGiveARangeAndSaySo() {
    Report.Scoring scoring =
        report(new Scenario("few", 2, 3, .01, .05)).superNets().get(0).scorings().get(0);
    assertThat(scoring.gtTauMean().level()).isNull();
    assertThat(scoring.gtTauMean().low()).isLessThanOrEqualTo(scoring.gtTauMean().value());
    assertThat(scoring.gtTauMean().reason())
        .isEqualTo("too few for an interval: 3 instances, 2 ground-truth seeds");
    assertThat(scoring.sTau().n()).isEqualTo(3);
    assertThat(scoring.sTau().reason()).isEqualTo("too few for an interval: 3 instances");
  }

  @Test
  void theFallbackIsSaid() {
    Report.DataUsed data = report(new Scenario("fallback", 2, 3, .01, .05)).data();
    assertThat(data.fallback()).isTrue();
    assertThat(data.sentence())
        .isEqualTo(
            "The set fashion-mnist could not be had: these results are about generated images, not"
                + " real ones, and say nothing about fashion-mnist.");
  }

  @Test
  void whatTheResultsAreAboutIsSaid() {
    assertThat(ReportBuilder.sentence("mnist", List.of("mnist")))
        .isEqualTo("These results are about mnist.");
    assertThat(ReportBuilder.sentence("generated", List.of("generated")))
        .isEqualTo("These results are about generated images, not real ones.");
    assertThat(ReportBuilder.sentence("mnist", List.of("mnist", "generated")))
        .isEqualTo(
            "The set mnist could not be had for all trainings: these results mix mnist and"
                + " generated images, not real ones, so do not compare them.");
  }

  @Test
  void aMissingEvaluationKeepsItsStageOut() {
    Report report =
        builder(
                new Scenario("half", 2, 3, .01, .05),
                e -> !e.snapshotId().endsWith("shared/1/0@60"),
                null)
            .report();
    assertThat(report.superNets()).isEmpty();
    assertThat(report.groundTruth()).isNotNull();
    assertThat(report.missing())
        .containsExactly("Stage shared is not complete: 23 of 24 snapshots are scored.");
  }

  @Test
  void aFailedTrainingLeavesAHoleNotAVerdictLess() {
    Scenario scenario = new Scenario("failed", 2, 3, .01, .02);
    String failed = scenario.trainingIds("shared").get(1);
    Report report =
        builder(scenario, e -> !e.trainingId().equals(failed) || e.step() < 60, failed).report();
    Report.SuperNet shared = report.superNets().get(0);
    assertThat(shared.scorings().get(0).gtTau().get(1).value()).isNull();
    assertThat(shared.scorings().get(0).gtTauMean().n()).isEqualTo(2);
    assertThat(shared.scorings().get(2).gtTau()).hasSize(3);
    assertThat(shared.scorings().get(2).gtTau().get(1).value()).isNull();
    assertThat(shared.scorings().get(2).gtTau().get(2).value()).isNotNull();
    assertThat(shared.scorings().get(2).sTau())
        .returns(1, Figure::n)
        .returns("pairs of instances", Figure::of);
    assertThat(shared.top().get(0)).returns(2, Report.TopChild::instances);
    assertThat(shared.topK()).extracting(Report.TopChoice::instance).containsOnly(0, 2);
    assertThat(report.missing().get(0)).contains("1 of 3 trainings failed", "not finite");
    assertThat(shared.verdict().sentences().get(0))
        .startsWith("In the 2 of 3 instances that have a ranking");
  }

  @Test
  void aSnapshotThatCannotBeScoredLeavesAHoleAndAReason() {
    Scenario scenario = new Scenario("unscorable", 3, 3, .01, .02);
    List<SnapshotEvaluated> evaluations =
        scenario.evaluations().stream()
            .map(
                e ->
                    e.snapshotId().endsWith("shared/0/0@64") || e.trainingId().contains("/truth/1/")
                        ? Scenario.unscorable(e, "its weights are lost")
                        : e)
            .toList();
    ReportBuilder builder = builder(scenario, evaluations, null);
    Report report = builder.report();
    assertThat(report.missing())
        .hasSize(2)
        .allSatisfy(m -> assertThat(m).contains("cannot be scored", "its weights are lost"));
    assertThat(report.groundTruth().seeds()).isEqualTo(2);
    assertThat(report.groundTruth().images()).isEqualTo(1000);
    assertThat(report.groundTruth().pairs())
        .extracting(figure -> figure.value() != null)
        .containsExactly(false, true, false);
    assertThat(report.superNets().get(0).scorings())
        .allSatisfy(
            s ->
                assertThat(s.gtTau())
                    .extracting(figure -> figure.value() != null)
                    .containsExactly(false, true, true));
    assertThat(report.superNets().get(0).topK())
        .extracting(Report.TopChoice::instance)
        .containsOnly(1, 2);
    assertThat(builder.metrics().get("shared"))
        .filteredOn(m -> m.metric().equals("s-tau") && m.instance() != null)
        .filteredOn(m -> m.figure().value() != null)
        .allSatisfy(m -> assertThat(List.of(m.instance(), m.other())).isEqualTo(List.of(1, 2)));
  }

  @Test
  void evaluationsOnBothSidesOfAHoleAreNotSuccessive() {
    Scenario scenario = new Scenario("hole", 2, 1, .01, .02);
    List<SnapshotEvaluated> evaluations =
        scenario.evaluations().stream()
            .map(
                e ->
                    e.snapshotId().endsWith("shared/0/0@60")
                        ? Scenario.unscorable(e, "its weights are lost")
                        : e)
            .toList();
    ReportBuilder builder = builder(scenario, evaluations, null);
    Report.SuperNet shared = builder.report().superNets().get(0);
    assertThat(shared.singleSteps().n()).isEqualTo(7);
    assertThat(shared.consecutiveTau().n()).isEqualTo(5);
    assertThat(builder.metrics().get("shared"))
        .filteredOn(m -> m.metric().equals("consecutive-tau") && m.step() != null)
        .extracting(Metric::step)
        .containsExactly(58L, 59L, 62L, 63L, 64L);
  }

  @Test
  void aStageOfWhichNothingCanBeScoredStillHasAReport() {
    Scenario scenario = new Scenario("nothing", 2, 2, .01, .02);
    Report report =
        builder(
                scenario,
                scenario.evaluations().stream()
                    .map(e -> Scenario.unscorable(e, "its weights are lost"))
                    .toList(),
                null)
            .report();
    assertThat(report.groundTruth().seedTau().reason())
        .isEqualTo("no seed has scores after the last step");
    assertThat(report.superNets().get(0).scorings()).isEmpty();
    assertThat(report.superNets().get(0).verdict().level()).isEqualTo(Verdict.Level.TRUTH_UNKNOWN);
  }

  @Test
  void withoutGroundTruthThereIsStillSTau() {
    Report report =
        builder(
                new Scenario("untrue", 2, 3, .01, .05),
                e -> !e.trainingId().contains("/truth/"),
                null)
            .report();
    assertThat(report.groundTruth()).isNull();
    Report.SuperNet shared = report.superNets().get(0);
    assertThat(shared.scorings().get(0).sTau().value()).isNotNull();
    assertThat(shared.scorings().get(0).gtTauMean().value()).isNull();
    assertThat(shared.verdict().level()).isEqualTo(Verdict.Level.TRUTH_UNKNOWN);
    assertThat(shared.top().get(0).trueRank()).isNull();
  }

  @Test
  void everyFigureHasANumberBehindItOrAReason() {
    builder(new Scenario("figures", 2, 3, .01, .05), e -> true, null)
        .metrics()
        .values()
        .forEach(
            metrics ->
                assertThat(metrics)
                    .isNotEmpty()
                    .allSatisfy(
                        m ->
                            assertThat(
                                    m.figure().n() > 0
                                        && (m.figure().level() != null
                                            || m.figure().reason() != null))
                                .isTrue()));
  }

  @Test
  void theSameScoresGiveTheSameReport() {
    Scenario scenario = new Scenario("same", 3, 8, .02, .05);
    assertThat(report(scenario)).isEqualTo(report(scenario));
  }
}
