package dev.supernetlab.sampler;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ExperimentSpec SPEC = Specs.read(Specs.SMALL);

  private final Experiments experiments = new Experiments();
  private final RecordedLog log = new RecordedLog(experiments);
  private final Sampler sampler = new Sampler(experiments, log, 32, PATIENCE);

  @Test
  void aStageIsSaidToBePlannedWhenAllItsOrdersAreOnTheLog() {
    sampler.submit("a", SPEC);
    sampler.advance("a");

    assertThat(log.events.get(0)).isInstanceOf(ExperimentSubmitted.class);
    // 3 trainings of 80 steps, then 16 of 10, each with its first record.
    assertThat(positions(StagePlanned.class)).containsExactly(13, 13 + 32 + 1);
    assertThat(log.events).hasSize(1 + 12 + 1 + 32 + 1);
    assertThat(state()).isEqualTo(Experiment.State.RUNNING);
  }

  @Test
  void theFirstRecordOfATrainingIsItsPlanAndAllGoToOnePartition() {
    sampler.submit("a", SPEC);
    sampler.advance("a");

    var byTraining = log.orders.stream().collect(groupingBy(order -> order.event().trainingId()));
    assertThat(byTraining).hasSize(19);
    assertThat(byTraining.values())
        .allSatisfy(
            orders -> {
              assertThat(orders.get(0).event()).isInstanceOf(TrainingPlanned.class);
              assertThat(orders)
                  .extracting(EventLog.Order::partition)
                  .containsOnly(orders.get(0).partition());
            });
  }

  @Test
  void advancingAgainDoesNothing() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    int before = log.events.size();

    sampler.advance("a");

    assertThat(log.events).hasSize(before);
  }

  @Test
  void afterAFailureAnywhereTheSameEventsAreOnTheLog() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    List<String> undisturbed = log.events.stream().map(Event::id).toList();
    for (int failure = 0; failure < 4; failure++) {
      Experiments before = new Experiments();
      RecordedLog other = new RecordedLog(before);
      Sampler first = new Sampler(before, other, 32, PATIENCE);
      first.submit("a", SPEC);
      other.publicationsUntilFailure = failure;
      assertThatThrownBy(() -> first.advance("a")).isInstanceOf(LogUnavailableException.class);

      Experiments replayed = new Experiments();
      other.readBy(replayed);
      new Sampler(replayed, other, 32, PATIENCE).advance("a");

      assertThat(new HashSet<>(other.events.stream().map(Event::id).toList()))
          .isEqualTo(new HashSet<>(undisturbed));
      assertThat(replayed.find("a").orElseThrow().state()).isEqualTo(Experiment.State.RUNNING);
    }
  }

  @Test
  void aCancelledExperimentIsNotPlannedFurther() {
    sampler.submit("a", SPEC);
    log.afterOrders = () -> log.publish(new ExperimentCancelled("a"));

    sampler.advance("a");

    assertThat(positions(StagePlanned.class)).hasSizeLessThan(2);
    assertThat(state()).isEqualTo(Experiment.State.CANCELLED);
    int before = log.events.size();
    sampler.advance("a");
    assertThat(log.events).hasSize(before);
  }

  @Test
  void anExperimentIsCompleteWhenAllItsStagesAreAnalysed() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed("shared", null);
    assertThat(positions(ExperimentCompleted.class)).isEmpty();

    analysed("truth", null);

    assertThat(log.events).last().isEqualTo(new ExperimentCompleted("a", null));
    assertThat(state()).isEqualTo(Experiment.State.COMPLETED);
  }

  @Test
  void aFailedStageFailsTheExperiment() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed("shared", "training 1/0 diverged");
    analysed("truth", null);

    assertThat(log.events)
        .last()
        .isEqualTo(new ExperimentCompleted("a", "shared: training 1/0 diverged"));
    assertThat(state()).isEqualTo(Experiment.State.FAILED);
  }

  @Test
  void ofACompletionAndACancellationAtTheSameTimeTheFirstOnTheLogCounts() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed("shared", null);
    log.beforeReading = atOnce(ExperimentCompleted.class, () -> sampler.cancel("a"));

    analysed("truth", null);

    assertThat(log.events)
        .endsWith(new ExperimentCompleted("a", null), new ExperimentCancelled("a"));
    assertThat(state()).isEqualTo(Experiment.State.COMPLETED);
    assertThat(afterARestart().find("a").map(Experiment::state)).hasValue(state());
  }

  @Test
  void ofACancellationAndACompletionAtTheSameTimeTheFirstOnTheLogCounts() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed("shared", null);
    log.beforeReading = atOnce(ExperimentCancelled.class, () -> analysed("truth", null));

    Experiment cancelled = sampler.cancel("a");

    assertThat(log.events)
        .endsWith(new ExperimentCancelled("a"), new ExperimentCompleted("a", null));
    assertThat(cancelled.state()).isEqualTo(Experiment.State.CANCELLED);
    assertThat(state()).isEqualTo(Experiment.State.CANCELLED);
  }

  @Test
  void whatHasEndedIsNotCancelled() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed("shared", null);
    analysed("truth", null);
    int before = log.events.size();

    assertThat(sampler.cancel("a").state()).isEqualTo(Experiment.State.COMPLETED);
    assertThat(log.events).hasSize(before);
  }

  @Test
  void whatIsNotReadBackInTimeIsNotClaimed() {
    Sampler deaf = new Sampler(new Experiments(), log, 32, Duration.ofMillis(1));

    assertThatThrownBy(() -> deaf.submit("a", SPEC))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("read back");
  }

  @Test
  void theSameEventsInAnyOrderMakeTheSameExperiment() {
    sampler.submit("a", SPEC);
    sampler.advance("a");
    analysed("shared", null);
    analysed("truth", null);
    List<Event> facts =
        Stream.concat(
                log.events.stream().filter(event -> !(event instanceof Event.OfSamples)),
                Stream.of(
                    new StageAnalysed("a", "shared", 1, null),
                    new StageAnalysed("a", "truth", 1, null)))
            .toList();

    Experiments backwards = new Experiments();
    for (int i = facts.size() - 1; i >= 0; i--) {
      backwards.apply(facts.get(i), Instant.EPOCH);
      backwards.apply(facts.get(i), Instant.EPOCH);
    }

    assertThat(backwards.find("a")).isEqualTo(experiments.find("a"));
  }

  /** What somebody else does, once, while a fact of this type is on its way. */
  private Consumer<Event> atOnce(Class<? extends Event> type, Runnable other) {
    return event -> {
      if (type.isInstance(event)) {
        log.beforeReading = more -> {};
        other.run();
      }
    };
  }

  private Experiments afterARestart() {
    Experiments replayed = new Experiments();
    log.readBy(replayed);
    return replayed;
  }

  private void analysed(String stage, String failure) {
    experiments.apply(new StageAnalysed("a", stage, 1, failure), Instant.EPOCH);
    sampler.advance("a");
  }

  private Experiment.State state() {
    return experiments.find("a").orElseThrow().state();
  }

  private List<Integer> positions(Class<?> type) {
    return IntStream.range(0, log.events.size())
        .filter(i -> type.isInstance(log.events.get(i)))
        .boxed()
        .toList();
  }
}
