package dev.supernetlab.contracts.plan;

import static dev.supernetlab.contracts.event.SnapshotTaken.Kind.DENSE;
import static dev.supernetlab.contracts.event.SnapshotTaken.Kind.FINAL;
import static dev.supernetlab.contracts.spec.EvaluationSpec.BnMode.RECALIBRATED;
import static dev.supernetlab.contracts.spec.EvaluationSpec.BnMode.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.Dense;
import dev.supernetlab.contracts.spec.EvaluationSpec.Final;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotPlanTest {
  private static final Final BOTH = new Final(List.of(RUNNING, RECALIBRATED));

  @Test
  void withoutDenseScoringOnlyTheLastStepIsTaken() {
    SnapshotPlan plan = SnapshotPlan.of(new EvaluationSpec(null, null, BOTH), 64, 6400);

    assertThat(plan.count()).isEqualTo(1);
    assertThat(plan.scorings()).isEqualTo(2);
    assertThat(plan.at(6399)).isEmpty();
    assertThat(plan.at(6400)).contains(new SnapshotPlan.Due(FINAL, List.of(RUNNING, RECALIBRATED)));
    assertThat(plan.at(6401)).isEmpty();
  }

  @Test
  void aCycleOfDenseSnapshotsEndsInTheFinalOne() {
    SnapshotPlan plan =
        SnapshotPlan.of(new EvaluationSpec(null, new Dense(1, 1, null), BOTH), 64, 6400);

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

    assertThat(SnapshotPlan.of(spec, 4, 100).at(100))
        .contains(new SnapshotPlan.Due(FINAL, List.of(RECALIBRATED, RUNNING)));
  }

  @ParameterizedTest
  @CsvSource({"1,1,64", "2,1,64", "2,3,64", "1,5,64", "1,1000,64", "3,7,1", "5,2,20"})
  void countAgreesWithTheStepsThatAreDue(int cycles, int every, int children) {
    SnapshotPlan plan =
        SnapshotPlan.of(
            new EvaluationSpec(null, new Dense(cycles, every, null), BOTH), children, 128);

    List<SnapshotPlan.Due> due =
        LongStream.rangeClosed(0, 128).boxed().flatMap(s -> plan.at(s).stream()).toList();

    assertThat(due).hasSize(plan.count());
    assertThat(due.stream().mapToLong(d -> d.bn().size()).sum()).isEqualTo(plan.scorings());
  }

  @Test
  void anEmptyTrainingIsRefused() {
    EvaluationSpec spec = new EvaluationSpec(null, null, null);
    assertThatThrownBy(() -> SnapshotPlan.of(spec, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
