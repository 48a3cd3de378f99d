package dev.supernetlab.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.score.ChildScore;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScorersTest {
  private static final List<List<String>> MORE_THAN_ARE_KEPT =
      List.of(
          List.of("1"),
          List.of("2"),
          List.of("3"),
          List.of("4"),
          List.of("1", "2"),
          List.of("3", "4"));

  private final HeapSnapshotStore snapshots = new HeapSnapshotStore();
  private final Studies studies = new Studies(new Datasets(List.of()));
  private final AtomicInteger opened = new AtomicInteger();
  private final Scorers scorers = new Scorers(this::open);

  @Test
  void aScorerThatWasFreedIsMadeAgainToTheSameScores() {
    List<List<ChildScore>> first = MORE_THAN_ARE_KEPT.stream().map(this::scores).toList();

    assertThat(MORE_THAN_ARE_KEPT.stream().map(this::scores).toList()).isEqualTo(first);
    assertThat(opened).hasValue(1);
  }

  @Test
  void aScorerIsKeptForTheNextSnapshotOfTheSameChildren() throws IOException {
    SnapshotTaken taken = Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN);
    SnapshotTaken next = Snapshots.taken(studies, snapshots, "other", Snapshots.CHILDREN);
    Study study = studies.of(taken.data(), taken.space());
    Scorer scorer;
    try (Scorers.Loan loan = scorers.borrow()) {
      scorer = loan.scorer(taken, study.blueprint());
    }
    try (Scorers.Loan loan = scorers.borrow()) {
      assertThat(loan.scorer(next, study.blueprint())).isSameAs(scorer);
    }
  }

  @Test
  void whoScoresAtTheSameTimeHasKernelsOfTheirOwn() {
    try (Scorers.Loan one = scorers.borrow();
        Scorers.Loan other = scorers.borrow()) {
      assertThat(one).isNotSameAs(other);
    }
    try (Scorers.Loan again = scorers.borrow()) {
      assertThat(again.kernels()).startsWith("portable");
    }
    assertThat(opened).hasValue(2);
  }

  @Test
  void afterAllWasFreedScoringOpensAnewToTheSameScores() {
    List<ChildScore> before = scores(Snapshots.CHILDREN);

    scorers.close();

    assertThat(scores(Snapshots.CHILDREN)).isEqualTo(before);
    assertThat(opened).hasValue(2);
  }

  private List<ChildScore> scores(List<String> children) {
    try (Scorers.Loan loan = scorers.borrow()) {
      SnapshotTaken taken = Snapshots.taken(studies, snapshots, "e", children);
      Study study = studies.of(taken.data(), taken.space());
      return loan.scorer(taken, study.blueprint())
          .running(Weights.read(snapshots.get("e", taken.sha256())), study.splits().validation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Kernels open() {
    opened.incrementAndGet();
    return KernelSet.open("portable");
  }
}
