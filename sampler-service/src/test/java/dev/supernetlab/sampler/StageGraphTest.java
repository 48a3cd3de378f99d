package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StageGraphTest {
  private static final ExperimentSpec SPEC =
      Specs.read(
          Specs.SMALL
              + """
                - name: grouped
                  kind: super-net
                  sharing: {policy: group, partition: interference, groups: 3, from: shared}
                  instances: 2
                  length: {stepsPerChild: 10}
              """);

  /** Groups of different sizes. */
  private static final List<List<String>> GROUPS =
      List.of(List.of("111", "122", "221"), List.of("112", "121", "211"), List.of("212", "222"));

  private final Experiments experiments = new Experiments();
  private final RecordedLog log = new RecordedLog(experiments);
  private final Sampler sampler = new Sampler(experiments, log, 32, Duration.ofSeconds(10));

  @Test
  void aStageThatNeedsAnotherWaitsUntilThatIsAnalysed() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed(found("truth", List.of()));

    assertThat(stages()).containsExactly("shared", "truth");
    assertThat(state()).isEqualTo(Experiment.State.RUNNING);

    analysed(found("shared", GROUPS));

    assertThat(stages()).containsExactly("shared", "truth", "grouped");
    assertThat(groups())
        .containsExactly(
            GROUPS.get(0),
            GROUPS.get(1),
            GROUPS.get(2),
            GROUPS.get(0),
            GROUPS.get(1),
            GROUPS.get(2));
    assertThat(planned("grouped").groupSizes()).containsExactly(3, 3, 2);
    assertThat(state()).isEqualTo(Experiment.State.RUNNING);

    analysed(found("grouped", List.of()));

    assertThat(state()).isEqualTo(Experiment.State.COMPLETED);
  }

  @Test
  void aCrashWhileALaterStageIsOrderedChangesNothing() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed(found("shared", GROUPS));
    List<Event> undisturbed = ordersOfGrouped(log);

    Experiments others = new Experiments();
    RecordedLog disturbed = new RecordedLog(others);
    Sampler crashing = new Sampler(others, disturbed, 32, Duration.ofSeconds(10));
    crashing.submit("a", SPEC);
    crashing.advance("a");
    others.apply(found("shared", GROUPS), Instant.EPOCH);
    disturbed.publicationsUntilFailure = 0;
    assertThatThrownBy(() -> crashing.advance("a")).isInstanceOf(LogUnavailableException.class);
    Experiments replayed = new Experiments();
    disturbed.readBy(replayed);
    replayed.apply(found("shared", GROUPS), Instant.EPOCH);
    new Sampler(replayed, disturbed, 32, Duration.ofSeconds(10)).advance("a");

    assertThat(ordersOfGrouped(disturbed)).isEqualTo(undisturbed);
  }

  @Test
  void theFirstAnalysisOnTheLogCounts() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    experiments.apply(found("shared", GROUPS), Instant.EPOCH);
    experiments.apply(found("shared", List.of(List.of("111"))), Instant.EPOCH);
    sampler.advance("a");

    assertThat(groups()).contains(GROUPS.get(0)).doesNotContain(List.of("111"));
  }

  @Test
  void aStageWhoseNeedIsNotMetEndsTheExperimentWithTheReason() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed(new StageAnalysed("a", "shared", 0, "3 of 3 trainings failed"));
    assertThat(state()).isEqualTo(Experiment.State.RUNNING);

    analysed(found("truth", List.of()));

    assertThat(log.events)
        .endsWith(
            new ExperimentCompleted(
                "a",
                "shared: 3 of 3 trainings failed; grouped: stage shared has shown no groups for it"));
  }

  @Test
  void everyChildIsFineTunedFromTheWeightsThatItSharedInItsInstance() {
    ExperimentSpec tuned =
        Specs.read(
            Specs.SMALL
                + """
                  - name: tuned
                    kind: fine-tune
                    from: {stage: shared}
                    instances: 2
                    length: {steps: 3}
                    evaluation: {every: {steps: 1}}
                """);
    sampler.submit("a", tuned);
    sampler.advance("a");
    StageAnalysed.Kept zero = new StageAnalysed.Kept("tuned", "a/shared/0/0", 80, "zero");
    StageAnalysed.Kept one = new StageAnalysed.Kept("tuned", "a/shared/1/0", 80, "one");
    analysed(new StageAnalysed("a", "shared", 24, null, null, List.of(zero, one)));

    List<TrainingPlanned> plans =
        log.events.stream()
            .filter(TrainingPlanned.class::isInstance)
            .map(TrainingPlanned.class::cast)
            .filter(plan -> plan.start() != null)
            .toList();
    assertThat(plans).hasSize(16).allSatisfy(plan -> assertThat(plan.steps()).isEqualTo(3));
    assertThat(plans.get(7).start().sha256()).isEqualTo("zero");
    assertThat(plans.get(8).start())
        .isEqualTo(new TrainingPlanned.Start("one", tuned.stage("shared").sharing(), 80, 80));
    assertThat(planned("tuned").snapshotsPerTraining()).isEqualTo(3);
  }

  @Test
  void anImportedTruthIsPlannedWithoutTrainings() {
    String imported =
        Specs.SMALL.replace(
            "    instances: 2\n    length: {steps: 10}\n    evaluation: {on: test}\n",
            "    import: {accuracies: [{child: '111', mean: 0.5}, {child: '222', mean: 0.6}]}\n");
    sampler.submit("a", Specs.read(imported));
    sampler.advance("a");

    assertThat(planned("truth").trainings()).isEmpty();
    assertThat(planned("truth").children()).containsExactly("111", "222");
    assertThat(state()).isEqualTo(Experiment.State.RUNNING);
  }

  private static StageAnalysed found(String stage, List<List<String>> groups) {
    return new StageAnalysed(
        "a",
        stage,
        1,
        null,
        groups.isEmpty() ? null : List.of(new StageAnalysed.Grouping("grouped", groups, .5, .1)),
        null);
  }

  private void analysed(StageAnalysed event) {
    experiments.apply(event, Instant.EPOCH);
    sampler.advance("a");
  }

  private Experiment.State state() {
    return experiments.find("a").orElseThrow().state();
  }

  private Stream<StagePlanned> plans() {
    return log.events.stream().filter(StagePlanned.class::isInstance).map(StagePlanned.class::cast);
  }

  private List<String> stages() {
    return plans().map(StagePlanned::stage).toList();
  }

  private StagePlanned planned(String stage) {
    return plans().filter(plan -> plan.stage().equals(stage)).findFirst().orElseThrow();
  }

  private List<List<String>> groups() {
    return log.events.stream()
        .filter(TrainingPlanned.class::isInstance)
        .map(TrainingPlanned.class::cast)
        .filter(plan -> plan.trainingId().contains("/grouped/"))
        .map(TrainingPlanned::children)
        .toList();
  }

  private static List<Event> ordersOfGrouped(RecordedLog log) {
    return log.orders.stream()
        .map(EventLog.Order::event)
        .map(Event.class::cast)
        .filter(event -> event.key().contains("/grouped/"))
        .distinct()
        .toList();
  }
}
