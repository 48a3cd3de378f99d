package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
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
    other.apply(Evaluations.of("a", 0, 0, lastScored(0), 10), Instant.EPOCH);
    otherSampler.advance("a");

    assertThat(ordersOf(otherLog, 0).subList(0, 2)).isEqualTo(orders(0).subList(0, 2));
    assertThat(ordersOf(otherLog, 0).subList(2, 4)).isNotEqualTo(orders(0).subList(2, 4));
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

  private void begin() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
  }

  private SnapshotEvaluated score(int instance, long round, int correct) {
    SnapshotEvaluated event = Evaluations.of("a", instance, round, lastScored(instance), correct);
    experiments.apply(event, Instant.EPOCH);
    sampler.advance("a");
    return event;
  }

  private List<String> lastScored(int instance) {
    return orders(instance).stream()
        .filter(event -> event.score() != null)
        .reduce((first, second) -> second)
        .orElseThrow()
        .score();
  }

  private List<ChildrenSampled> orders(int instance) {
    return ordersOf(log, instance);
  }

  private static List<ChildrenSampled> ordersOf(RecordedLog log, int instance) {
    return log.events.stream()
        .filter(event -> event instanceof Event.OfSamples)
        .filter(
            event -> ((Event.OfSamples) event).trainingId().equals("a/shared/" + instance + "/0"))
        .filter(ChildrenSampled.class::isInstance)
        .map(ChildrenSampled.class::cast)
        .toList();
  }
}
