package dev.supernetlab.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingTest {

  private static Training training(String failure, int snapshots, int scored) {
    TreeMap<Long, Training.Scored> evaluations = new TreeMap<>();
    for (long step = 1; step <= scored; step++) {
      evaluations.put(step, new Training.Scored(1, 1, null));
    }
    return new Training("e/s/0/0", null, 0, 0, 0, false, failure, snapshots, evaluations);
  }

  @Test
  void aWholeTrainingIsSettledByAllPlannedEvaluations() {
    assertThat(training(null, 0, 3).settled(4)).isFalse();
    assertThat(training(null, 0, 4).settled(4)).isTrue();
  }

  @Test
  void aFailedTrainingIsSettledByTheEvaluationsOfWhatItPublished() {
    assertThat(training("the loss is not finite", 2, 1).settled(4)).isFalse();
    assertThat(training("the loss is not finite", 2, 2).settled(4)).isTrue();
    assertThat(training("the loss is not finite", 0, 0).settled(4)).isTrue();
  }
}
