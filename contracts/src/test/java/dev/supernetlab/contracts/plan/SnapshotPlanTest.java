package dev.supernetlab.contracts.plan;

import static dev.supernetlab.contracts.event.SnapshotTaken.Kind.DENSE;
import static dev.supernetlab.contracts.event.SnapshotTaken.Kind.FINAL;
import static dev.supernetlab.contracts.event.SnapshotTaken.Kind.PERIODIC;
import static dev.supernetlab.contracts.spec.EvaluationSpec.BnMode.RECALIBRATED;
import static dev.supernetlab.contracts.spec.EvaluationSpec.BnMode.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.Dense;
import dev.supernetlab.contracts.spec.EvaluationSpec.Final;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotPlanTest {
  private static final Final BOTH = new Final(List.of(RUNNING, RECALIBRATED));

  @Test
  void withoutDenseScoringOnlyTheLastStepIsTaken() {
    SnapshotPlan plan = SnapshotPlan.of(new EvaluationSpec(null, null, BOTH), 64, 6400, 100);

    assertThat(plan.count()).isEqualTo(1);
    assertThat(plan.scorings()).isEqualTo(2);
    assertThat(plan.at(6399)).isEmpty();
    assertThat(plan.at(6400)).contains(new SnapshotPlan.Due(FINAL, List.of(RUNNING, RECALIBRATED)));
    assertThat(plan.at(6401)).isEmpty();
  }

  @Test
  void aCycleOfDenseSnapshotsEndsInTheFinalOne() {
    SnapshotPlan plan =
        SnapshotPlan.of(new EvaluationSpec(null, new Dense(1, 1, null), BOTH), 64, 6400, 100);

    assertThat(plan.count()).isEqualTo(64);
    assertThat(plan.scorings()).isEqualTo(65);
    assertThat(plan.at(6336)).isEmpty();
    assertThat(plan.at(6337)).contains(new SnapshotPlan.Due(DENSE, List.of(RUNNING)));
    assertThat(plan.at(6399)).contains(new SnapshotPlan.Due(DENSE, List.of(RUNNING)));
  }

  @Test
  void theFinalSnapshotIsScoredInTheModesOfTheDenseOneItStandsFor() {
    EvaluationSpec spec =
        new EvaluationSpec(
            null,
            new Dense(1, 2, List.of(RECALIBRATED, RUNNING)),
            new Final(List.of(RECALIBRATED)));

    assertThat(SnapshotPlan.of(spec, 4, 100, 10).at(100))
        .contains(new SnapshotPlan.Due(FINAL, List.of(RECALIBRATED, RUNNING)));
  }

  @ParameterizedTest
  @CsvSource({"1,1,64", "2,1,64", "2,3,64", "1,5,64", "1,1000,64", "3,7,1", "5,2,20"})
  void countAgreesWithTheStepsThatAreDue(int cycles, int every, int children) {
    SnapshotPlan plan =
        SnapshotPlan.of(
            new EvaluationSpec(null, new Dense(cycles, every, null), BOTH), children, 128, 10);

    List<SnapshotPlan.Due> due = due(plan, 128);

    assertThat(due).hasSize(plan.count());
    assertThat(due.stream().mapToLong(d -> d.bn().size()).sum()).isEqualTo(plan.scorings());
  }

  @Test
  void anEmptyTrainingIsRefused() {
    EvaluationSpec spec = new EvaluationSpec(null, null, null);
    assertThatThrownBy(() -> SnapshotPlan.of(spec, 1, 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void periodicSnapshotsComeEveryFewEpochsAndAfterTheLastStep() {
    SnapshotPlan plan =
        SnapshotPlan.of(periodic(null, new EvaluationSpec.Every(2, null, null)), 4, 100, 15);

    assertThat(plan.periodic()).containsExactly(30L, 60L, 90L, 100L);
    assertThat(plan.at(30)).contains(new SnapshotPlan.Due(PERIODIC, List.of(RUNNING)));
    assertThat(plan.at(31)).isEmpty();
    assertThat(plan.count()).isEqualTo(4);
  }

  @Test
  void aStepThatIsDenseAndPeriodicIsTakenOnceInTheModesOfBoth() {
    EvaluationSpec spec =
        periodic(
            new Dense(null, 5, List.of(RUNNING), 20),
            new EvaluationSpec.Every(null, 10, List.of(RECALIBRATED)));
    SnapshotPlan plan = SnapshotPlan.of(spec, 4, 100, 15);

    assertThat(plan.dense()).containsExactly(85L, 90L, 95L, 100L);
    assertThat(plan.at(90)).contains(new SnapshotPlan.Due(DENSE, List.of(RUNNING, RECALIBRATED)));
    assertThat(plan.at(85)).contains(new SnapshotPlan.Due(DENSE, List.of(RUNNING)));
    assertThat(plan.count()).isEqualTo(12);
    assertThat(due(plan, 100)).hasSize(plan.count());
    assertThat(due(plan, 100).stream().mapToLong(d -> d.bn().size()).sum())
        .isEqualTo(plan.scorings());
  }

  @Test
  void denseScoringMayCoverAGivenNumberOfStepsInsteadOfCycles() {
    SnapshotPlan plan =
        SnapshotPlan.of(
            new EvaluationSpec(null, new Dense(null, 1, null, 10), BOTH), 64, 6400, 100);

    assertThat(plan.dense().boxed()).hasSize(10).startsWith(6391L).endsWith(6400L);
  }

  @Test
  void aDrawnSubsetIsTheSameForTheSameSeedAndAnotherForAnother() {
    SpaceSpec space =
        new SpaceSpec(2, List.of(Operator.SKIP_CONNECT, Operator.AVG_POOL_3X3), 1, 4, null);

    List<String> drawn = scored(space, 4, 1);

    assertThat(drawn).hasSize(4).isSorted().isEqualTo(scored(space, 4, 1));
    assertThat(Children.all(space)).containsAll(drawn);
    assertThat(scored(space, 4, 2)).isNotEqualTo(drawn);
  }

  private static List<String> scored(SpaceSpec space, int draw, long seed) {
    EvaluationSpec.Subset subset = new EvaluationSpec.Subset(draw, seed, null);
    return Children.scored(new EvaluationSpec(null, null, null, null, subset, null, null), space);
  }

  private static EvaluationSpec periodic(Dense dense, EvaluationSpec.Every every) {
    return new EvaluationSpec(null, dense, null, every, null, null, null);
  }

  private static List<SnapshotPlan.Due> due(SnapshotPlan plan, long steps) {
    return LongStream.rangeClosed(0, steps).boxed().flatMap(s -> plan.at(s).stream()).toList();
  }
}
