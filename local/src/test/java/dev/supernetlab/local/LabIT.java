package dev.supernetlab.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.local.client.LabClient;
import dev.supernetlab.local.process.LabState;
import dev.supernetlab.testing.SmallExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole lab from outside: its command line, and processes that come and go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabIT {
  private static final SmallExperiment TINY = new SmallExperiment("tiny", "generated", 60, 600, 1);

  private Path directory;
  private Path spec;
  private Path undisturbed;
  private String id;
  private LabProcess first;
  private LabProcess up;
  private String scores;

  @BeforeAll
  void runUndisturbed(@TempDir Path temporary) throws Exception {
    directory = temporary;
    spec = Files.writeString(directory.resolve("tiny.yaml"), TINY.spec());
    undisturbed = directory.resolve("undisturbed");
    up = LabProcess.start(undisturbed, "up");
    up.ready();
    first = LabProcess.finished(undisturbed, "run", spec.toString());
    assertThat(first.await()).withFailMessage(first::err).isZero();
    id = first.out().lines().findFirst().orElseThrow().replace(" (completed)", "");
    scores = scores(up.ready());
  }

  @AfterAll
  void downEndsTheLab() throws Exception {
    try (LabProcess last = up) {
      LabState state = last.ready();
      assertThat(LabProcess.finished(undisturbed, "down").await()).isZero();
      assertThat(last.await()).isEqualTo(130);
      LabProcess.awaitEnd(state);
    }
  }

  @Test
  void runLeadsFromASpecToAVerdict() {
    assertThat(first.out())
        .containsSubsequence(
            "tiny-",
            "Data",
            "enerated",
            "Ground truth",
            "GT-Tau",
            "baseline",
            "S-Tau",
            "Top children",
            "Speed",
            "Verdict");
    assertThat(first.err()).doesNotContain("Starting", "Exception");
  }

  @Test
  void theSameCommandPrintsTheStoredReportOfAFinishedExperiment() throws Exception {
    LabProcess again = LabProcess.finished(undisturbed, "run", spec.toString());
    assertThat(again.await()).withFailMessage(again::err).isZero();
    assertThat(again.err()).contains("this is its stored report").doesNotContain("Starting");
    assertThat(again.out()).isEqualTo(first.out());
  }

  @Test
  void aRebuildThatIsKilledInItsMiddleIsDoneAgainToTheSameNumbers() throws Exception {
    String figures = figures(up.ready());
    LabState rebuilding = up.ready();
    LabProcess killed = LabProcess.start(undisturbed, "rebuild");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> lacksScores(rebuilding));
    up.killAll();
    assertThat(killed.await()).isEqualTo(3);

    up = LabProcess.start(undisturbed, "up");
    LabState state = up.ready();
    assertThat(undisturbed.resolve("logs/services.log"))
        .content()
        .contains("LAB-4003 a rebuild was cut short");
    LabProcess again = LabProcess.finished(undisturbed, "rebuild");
    assertThat(again.await()).withFailMessage(again::err).isZero();
    assertThat(again.err()).contains("The database is rebuilt from the log: ");
    assertThat(scores(state)).isEqualTo(scores);
    assertThat(figures(state)).isEqualTo(figures);
  }

  @Test
  void anExperimentCanBeSubmittedListedCancelledAndWatched() throws Exception {
    // So long that it is cancelled in time.
    SmallExperiment longer = new SmallExperiment("other", "generated", 60, 20_000, 1);
    Path other = Files.writeString(directory.resolve("other.yaml"), longer.spec());
    String submitted = LabProcess.finished(undisturbed, "submit", other.toString()).out().strip();
    assertThat(submitted).startsWith("other-");
    assertThat(LabProcess.finished(undisturbed, "list").out()).contains(id, submitted);
    assertThat(LabProcess.finished(undisturbed, "cancel", submitted).await()).isZero();
    LabProcess watch = LabProcess.finished(undisturbed, "watch", submitted);
    assertThat(watch.await()).isEqualTo(1);
    assertThat(watch.err()).contains(submitted + " was cancelled.");
  }

  @Test
  void interruptedAndThenKilledInMidTrainingItEndsWithTheSameScoresBitForBit() throws Exception {
    Path home = directory.resolve("disturbed");
    try (LabProcess run = LabProcess.start(home, "run", spec.toString())) {
      LabState state = awaitTraining(run, 256);
      run.interrupt();
      assertThat(run.await()).isEqualTo(130);
      assertThat(run.err()).contains("the same command goes on from here");
      LabProcess.awaitEnd(state);
    }
    try (LabProcess run = LabProcess.start(home, "run", spec.toString())) {
      awaitTraining(run, 1_024);
      run.killAll();
    }
    try (LabProcess run = LabProcess.start(home, "run", spec.toString())) {
      assertThat(run.await()).withFailMessage(run::err).isZero();
      assertThat(run.err()).contains("Starting Kafka").doesNotContain("has ended before");
      assertThat(run.out()).contains(id + " (completed)", "Verdict");
    }
    try (LabProcess lab = LabProcess.start(home, "up")) {
      LabState state = lab.ready();
      assertThat(scores(state)).isEqualTo(scores);
      // Broker and services end with the process that started them, however that ended.
      lab.kill();
      LabProcess.awaitEnd(state);
    }
  }

  /** Waits until the super-nets are that far, but not at their end. */
  private LabState awaitTraining(LabProcess run, long steps) {
    LabState state = run.ready();
    LabClient client = LabClient.at(state.url());
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> client.progress(id).map(LabIT::sharedSteps).orElse(0L) >= steps);
    return state;
  }

  private static long sharedSteps(Progress progress) {
    return progress.stages().stream()
        .filter(stage -> stage.stage().equals("shared"))
        .mapToLong(Progress.StageProgress::steps)
        .sum();
  }

  /** Whether scores are missing, or all of the experiment. */
  private boolean lacksScores(LabState state) throws IOException {
    return !LabProcess.answer(state, "/results/" + id + "/evaluations?format=csv").equals(scores);
  }

  private String scores(LabState state) throws IOException {
    return LabProcess.get(state, "/results/" + id + "/evaluations?format=csv");
  }

  private String figures(LabState state) throws IOException {
    return LabProcess.get(state, "/results/" + id + "/metrics?format=csv");
  }
}
