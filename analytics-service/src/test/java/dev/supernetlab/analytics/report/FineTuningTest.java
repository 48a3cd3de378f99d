package dev.supernetlab.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.analytics.Scenario;
import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.analytics.store.Training;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FineTuningTest {
  private static final Scenario SCENARIO = new Scenario("tuned", 3, 2, .001, .001);
  private static final int STEPS = 3;

  @Test
  void tauIsToldForEveryStepOfFineTuningAndForTheSharedWeights() throws Exception {
    Report report = builder().report();

    Report.FineTuned tuned = report.fineTuned().get(0);
    assertThat(tuned.from()).isEqualTo("shared");
    assertThat(tuned.children()).isEqualTo(8);
    assertThat(tuned.curve()).extracting(Report.CurvePoint::step).containsExactly(0L, 1L, 2L, 3L);
    assertThat(tuned.curve().get(0).gtTau().value()).isEqualTo(1, within(1e-9));
    assertThat(tuned.curve().get(1).gtTau().value()).isEqualTo(-1, within(1e-9));
    assertThat(tuned.curve().get(3).gtTau().value()).isEqualTo(1, within(1e-9));
    assertThat(tuned.curve().get(3).gtTau().n()).isEqualTo(2);
    assertThat(report.superNets()).hasSize(1);
  }

  @Test
  void everyStepIsAMetric() throws Exception {
    assertThat(builder().metrics().get("tuned"))
        .filteredOn(metric -> metric.metric().equals("gt-tau") && metric.step() != null)
        .hasSize(2 * STEPS);
  }

  private static ReportBuilder builder() throws Exception {
    ExperimentSpec spec =
        SCENARIO.specWith(
            """
            {"name": "tuned", "kind": "fine-tune", "instances": 2, "length": {"steps": 3},
             "from": {"stage": "shared"}, "evaluation": {"every": {"steps": 1}}}
            """);
    List<SnapshotEvaluated> all = new ArrayList<>(SCENARIO.evaluations());
    all.addAll(tunedEvaluations());
    return new ReportBuilder(
        new Experiment(SCENARIO.id(), spec, false, true, null),
        List.of(
            stage(SCENARIO.planned("truth"), all),
            stage(SCENARIO.planned("shared"), all),
            stage(plannedTuning(), all)),
        (stage, consumer) ->
            all.stream().filter(e -> of(e).equals(stage.planned().stage())).forEach(consumer));
  }

  private static String of(SnapshotEvaluated event) {
    return TrainingId.parse(event.trainingId()).stage();
  }

  private static StagePlanned plannedTuning() {
    return new StagePlanned(
        SCENARIO.id(), "tuned", trainings(), Scenario.CHILDREN, STEPS, STEPS, 0, 0);
  }

  private static List<String> trainings() {
    return IntStream.range(0, 2 * Scenario.CHILDREN.size())
        .mapToObj(i -> new TrainingId(SCENARIO.id(), "tuned", i / 8, i % 8).toString())
        .toList();
  }

  private static Stage stage(StagePlanned planned, List<SnapshotEvaluated> all) {
    return new Stage(
        planned,
        planned.trainings().stream()
            .map(
                id -> {
                  TreeMap<Long, Training.Scored> scored = new TreeMap<>();
                  all.stream()
                      .filter(e -> e.trainingId().equals(id))
                      .forEach(e -> scored.put(e.step(), new Training.Scored(1, 1, null)));
                  return new Training(id, null, 1, 1, 1, true, null, 0, scored);
                })
            .toList());
  }

  /** After the first step the true order is upside down, after the others it is right. */
  private static List<SnapshotEvaluated> tunedEvaluations() {
    Map<String, Integer> truth = new HashMap<>();
    SCENARIO
        .evaluations("truth")
        .flatMap(e -> e.scores().get(0).children().stream())
        .forEach(score -> truth.put(score.child(), score.correct()));
    List<SnapshotEvaluated> events = new ArrayList<>();
    for (String training : trainings()) {
      String child = Scenario.CHILDREN.get(TrainingId.parse(training).group());
      for (long step = 1; step <= STEPS; step++) {
        int correct = step == 1 ? 1000 - truth.get(child) : truth.get(child);
        events.add(
            new SnapshotEvaluated(
                SCENARIO.id(),
                training,
                SnapshotTaken.idOf(training, step),
                step,
                0,
                child,
                SnapshotTaken.Kind.PERIODIC,
                EvaluationSpec.On.VALIDATION,
                1000,
                1,
                List.of(
                    new SnapshotEvaluated.Scores(
                        BnMode.RUNNING,
                        List.of(new SnapshotEvaluated.Score(child, correct, 1000, 1.0)))),
                null,
                null));
      }
    }
    return events;
  }
}
