package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that learn: 3 trainings of 80 steps, in rounds of 30, 30 and 20. */
class RoundsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ExperimentSpec SPEC = Evaluations.SPEC;

  /** Trainings of 40 steps of groups that the shared weights show. */
  private static final ExperimentSpec LATER =
      Specs.read(
          Specs.SMALL
              + """
                - name: grouped
                  kind: super-net
                  sharing: {policy: group, partition: interference, groups: 2, from: shared}
                  instances: 1
                  length: {stepsPerChild: 10}
                  order:
                    kind: evolutionary
                    rounds: {steps: 30, children: 2, bn: running}
                    evolution: {population: 2, sample: 1}
              """);

  private static final String GROUPED = "a/grouped/0/0";
  private static final StageAnalysed SHARED_ANALYSED =
      new StageAnalysed(
          "a",
          "shared",
          1,
          null,
          List.of(
              new StageAnalysed.Grouping(
                  "grouped",
                  List.of(List.of("111", "112", "121", "122"), List.of("211", "212", "221", "222")),
                  .5,
                  .1)),
          null);

  private final Experiments experiments = new Experiments();
  private final RecordedLog log = new RecordedLog(experiments);
  private final Sampler sampler = new Sampler(experiments, log, 16, PATIENCE);

  @Test
  void aStageIsPlannedWithTheFirstRoundsOfItsTrainings() {
    begin();

    List<ChildrenSampled> first = orders(0);
    assertThat(first).extracting(ChildrenSampled::firstStep).containsExactly(0L, 16L);
    assertThat(first).extracting(event -> event.steps().size()).containsExactly(16, 14);
    assertThat(first.get(0).score()).isNull();
    assertThat(first.get(1).score()).hasSize(4);
    assertThat(log.events).anyMatch(event -> event instanceof StagePlanned);
    assertThat(log.events)
        .filteredOn(TrainingPlanned.class::isInstance)
        .extracting(event -> ((TrainingPlanned) event).rounds())
        .contains(SPEC.stage("shared").order().rounds());
  }

  @Test
  void eachRoundFollowsWhenItsOwnTrainingsScoresAreThere() {
    begin();
    score(1, 0, 50);

    assertThat(orders(0)).hasSize(2);
    assertThat(orders(1)).extracting(ChildrenSampled::firstStep).containsExactly(0L, 16L, 30L, 46L);
    score(1, 1, 50);
    assertThat(orders(1)).last().extracting(ChildrenSampled::firstStep).isEqualTo(76L);
    assertThat(orders(1)).last().extracting(event -> event.steps().size()).isEqualTo(4);
    assertThat(orders(1)).last().extracting(ChildrenSampled::score).isNull();
    int before = log.events.size();
    sampler.advance("a");
    score(1, 1, 50);
    assertThat(log.events).hasSize(before);
  }

  @Test
  void otherScoresLeadToAnotherRound() {
    begin();
    score(0, 0, 90);
    score(1, 0, 90);
    score(1, 1, 10);

    Experiments other = new Experiments();
    RecordedLog otherLog = new RecordedLog(other);
    Sampler otherSampler = new Sampler(other, otherLog, 16, PATIENCE);
    otherSampler.submit("a", SPEC);
    otherSampler.advance("a");
    other.apply(Evaluations.of("a", 0, 0, lastScored(shared(0)), 10), Instant.EPOCH);
    otherSampler.advance("a");

    assertThat(ordersOf(otherLog, shared(0)).subList(0, 2)).isEqualTo(orders(0).subList(0, 2));
    assertThat(ordersOf(otherLog, shared(0)).subList(2, 4)).isNotEqualTo(orders(0).subList(2, 4));
  }

  @Test
  void afterARestartTheSameRoundIsOrderedAndNoneBefore() {
    begin();
    List<SnapshotEvaluated> scored = List.of(score(2, 0, 60), score(2, 1, 60));
    List<ChildrenSampled> undisturbed = orders(2);
    int before = log.events.size();

    Experiments replayed = new Experiments();
    scored.forEach(event -> replayed.apply(event, Instant.EPOCH));
    log.readBy(replayed);
    new Sampler(replayed, log, 16, PATIENCE).advance("a");

    assertThat(log.events.subList(before, log.events.size()))
        .isEqualTo(List.copyOf(undisturbed.subList(4, 6)));
    assertThat(new HashSet<>(orders(2))).isEqualTo(new HashSet<>(undisturbed));
  }

  @Test
  void aRoundThatTheBrokerDidNotTakeIsOrderedLater() {
    begin();
    log.publicationsUntilFailure = 0;
    assertThatThrownBy(() -> score(0, 0, 50)).isInstanceOf(LogUnavailableException.class);
    assertThat(orders(0)).hasSize(2);

    sampler.advance("a");

    assertThat(orders(0)).hasSize(4);
  }

  @Test
  void scoresThatCannotBeMadeDoNotStopTheTraining() {
    begin();
    experiments.apply(Evaluations.of("a", 0, 0, List.of(), 0), Instant.EPOCH);
    sampler.advance("a");

    assertThat(orders(0)).hasSize(4);
  }

  @Test
  void ofACancelledExperimentNoRoundFollows() {
    begin();
    log.publish(new ExperimentCancelled("a"));
    int before = log.events.size();

    score(0, 0, 50);

    assertThat(log.events).hasSize(before);
  }

  @Test
  void aStageThatWaitedForAnotherLearnsToo() {
    beginGrouped();
    experiments.apply(SHARED_ANALYSED, Instant.EPOCH);
    sampler.advance("a");
    assertThat(orders(GROUPED)).hasSize(2);

    experiments.apply(scoredGroup(), Instant.EPOCH);
    sampler.advance("a");

    assertThat(orders(GROUPED)).last().extracting(ChildrenSampled::firstStep).isEqualTo(30L);
  }

  @Test
  void afterARestartBeforeALaterStageHasBegunThatStageLearnsAsIfNothingHadHappened() {
    beginGrouped();
    Experiments replayed = new Experiments();
    log.readBy(replayed);
    Sampler restarted = new Sampler(replayed, log, 16, PATIENCE);
    restarted.advance("a");
    replayed.apply(SHARED_ANALYSED, Instant.EPOCH);
    restarted.advance("a");
    SnapshotEvaluated scored = scoredGroup();
    replayed.apply(scored, Instant.EPOCH);
    restarted.advance("a");
    List<ChildrenSampled> undisturbed = orders(GROUPED);
    assertThat(undisturbed).hasSize(3);

    Experiments again = new Experiments();
    again.apply(scored, Instant.EPOCH);
    again.apply(SHARED_ANALYSED, Instant.EPOCH);
    log.readBy(again);
    new Sampler(again, log, 16, PATIENCE).advance("a");

    assertThat(orders(GROUPED)).hasSize(4).last().isEqualTo(undisturbed.get(2));
  }

  private void beginGrouped() {
    sampler.submit("a", LATER);
    sampler.advance("a");
    assertThat(orders(GROUPED)).isEmpty();
  }

  private SnapshotEvaluated scoredGroup() {
    return Evaluations.of("a", GROUPED, 0, lastScored(GROUPED), 50);
  }

  private void begin() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
  }

  private SnapshotEvaluated score(int instance, long round, int correct) {
    SnapshotEvaluated event =
        Evaluations.of("a", instance, round, lastScored(shared(instance)), correct);
    experiments.apply(event, Instant.EPOCH);
    sampler.advance("a");
    return event;
  }

  private List<String> lastScored(String training) {
    return orders(training).stream()
        .filter(event -> event.score() != null)
        .reduce((first, second) -> second)
        .orElseThrow()
        .score();
  }

  private List<ChildrenSampled> orders(int instance) {
    return orders(shared(instance));
  }

  private List<ChildrenSampled> orders(String training) {
    return ordersOf(log, training);
  }

  private static String shared(int instance) {
    return "a/shared/" + instance + "/0";
  }

  private static List<ChildrenSampled> ordersOf(RecordedLog log, String training) {
    return log.events.stream()
        .filter(event -> event instanceof Event.OfSamples)
        .filter(event -> ((Event.OfSamples) event).trainingId().equals(training))
        .filter(ChildrenSampled.class::isInstance)
        .map(ChildrenSampled.class::cast)
        .toList();
  }
}
