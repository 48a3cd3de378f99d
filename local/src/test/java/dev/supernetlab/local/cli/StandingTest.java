package dev.supernetlab.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.analytics.report.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
  @Test
  void theTimeLeftTheStagesUnderWayAndThePaceAreSaid() {
    Progress progress =
        new Progress(
            "x",
            State.RUNNING,
            null,
            5912.4,
            48_000.0,
            75.4,
            List.of(
                stage("truth", "completed", 100, 100, 100, 100),
                stage("shared", "running", 50, 100, 0, 800)));
    Standing standing = Standing.of(progress);
    assertThat(standing.done()).isEqualTo(8 * 100 + 100 + 8 * 50);
    assertThat(standing.total()).isEqualTo(8 * 100 + 100 + 8 * 100 + 800);
    assertThat(standing.note())
        .isEqualTo(
            "1:15 left: shared 1/3 trainings, step 1,234/19,200, 2/192 snapshots scored"
                + ", 5,912 img/s trained, 48,000 img/s scored");
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    Progress progress =
        new Progress(
            "x",
            State.RUNNING,
            null,
            null,
            null,
            null,
            List.of(stage("shared", "running", 0, 1, 0, 1)));
    assertThat(Standing.of(progress).note()).endsWith("snapshots scored");
    assertThat(
            Standing.of(new Progress("x", State.PLANNED, null, null, null, null, List.of())).note())
        .isEqualTo("planning");
  }

  private static Progress.StageProgress stage(
      String name, String state, long trained, long toTrain, long scored, long toScore) {
    return new Progress.StageProgress(
        name, state, 3, 1, 0, 1_234, 19_200, trained, toTrain, 2, 192, scored, toScore);
  }
}
