package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.spec.TrainingSpec;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void cosinePerStepFallsFromFirstToLast() {
    LearningRate rate = rate(TrainingSpec.Schedule.COSINE, TrainingSpec.Per.STEP, 100);
    assertThat(rate.at(0)).isEqualTo(0.05);
    assertThat(rate.at(50)).isCloseTo(0.0255, within(1e-12));
    assertThat(rate.at(99)).isBetween(0.001, 0.0011);
  }

  @Test
  void cosinePerEpochChangesAtEpochsOnly() {
    LearningRate rate = rate(TrainingSpec.Schedule.COSINE, TrainingSpec.Per.EPOCH, 95);
    assertThat(rate.at(9)).isEqualTo(rate.at(0)).isEqualTo(0.05);
    assertThat(rate.at(10)).isLessThan(0.05);
    assertThat(rate.at(50)).isCloseTo(0.0255, within(1e-12));
  }

  @Test
  void constantStaysAtFrom() {
    assertThat(rate(TrainingSpec.Schedule.CONSTANT, TrainingSpec.Per.STEP, 100).at(99))
        .isEqualTo(0.05);
  }

  @Test
  void aFineTuningGoesOnInTheScheduleAndStaysWhereItEnds() {
    TrainingSpec.ScheduleSpec cosine =
        new TrainingSpec.ScheduleSpec(
            TrainingSpec.Schedule.COSINE, 0.05, 0.001, TrainingSpec.Per.STEP);
    LearningRate whole = new LearningRate(cosine, 10, 100);
    LearningRate tuning = new LearningRate(cosine, 10, 100, 60);

    assertThat(tuning.at(0)).isEqualTo(whole.at(60));
    assertThat(tuning.at(39)).isEqualTo(whole.at(99));
    assertThat(tuning.at(40)).isEqualTo(tuning.at(1000)).isCloseTo(0.001, within(1e-12));
  }

  private static LearningRate rate(TrainingSpec.Schedule kind, TrainingSpec.Per per, long steps) {
    return new LearningRate(new TrainingSpec.ScheduleSpec(kind, 0.05, 0.001, per), 10, steps);
  }
}
