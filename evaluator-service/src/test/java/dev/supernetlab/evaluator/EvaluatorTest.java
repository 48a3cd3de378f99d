package dev.supernetlab.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private final HeapSnapshotStore snapshots = new HeapSnapshotStore();
  private final Studies studies = new Studies(new Datasets(List.of()));
  private final List<SnapshotEvaluated> told = new ArrayList<>();
  private final Evaluator evaluator =
      new Evaluator(
          studies,
          snapshots,
          told::add,
          new Scorers(() -> KernelSet.open("portable")),
          new EvaluatorMetrics(new SimpleMeterRegistry()));

  @Test
  void everyChildIsScoredInEveryModeAskedFor() throws IOException {
    evaluator.handle(Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN));

    assertThat(told)
        .singleElement()
        .satisfies(
            news -> {
              assertThat(news.images()).isEqualTo(20);
              assertThat(news.scores())
                  .extracting(SnapshotEvaluated.Scores::bn)
                  .containsExactly(BnMode.RUNNING, BnMode.RECALIBRATED);
              assertThat(news.scores())
                  .allSatisfy(
                      mode ->
                          assertThat(mode.children())
                              .extracting(SnapshotEvaluated.Score::child)
                              .isEqualTo(Snapshots.CHILDREN));
            });
  }

  @Test
  void aScoreIsTheSameWhoeverIsScoredWithIt() throws IOException {
    evaluator.handle(Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN));
    evaluator.handle(Snapshots.taken(studies, snapshots, "e", List.of("3")));

    for (int mode = 0; mode < 2; mode++) {
      assertThat(told.get(1).scores().get(mode).children())
          .containsExactly(told.get(0).scores().get(mode).children().get(2));
    }
  }

  @Test
  void anEndedExperimentIsNotScoredAndItsWeightsAreDropped() throws IOException {
    SnapshotTaken taken = Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN);
    evaluator.end("e");

    assertThat(evaluator.handle(taken)).isTrue();
    assertThat(told).isEmpty();
    assertThatThrownBy(() -> snapshots.get("e", taken.sha256())).isInstanceOf(IOException.class);
  }

  @Test
  void missingWeightsAreLookedForAgainAndThenCountAsLost() throws IOException {
    SnapshotTaken taken = Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN);
    snapshots.deleteAll("e");

    for (int attempt = 1; attempt < 10; attempt++) {
      assertThatThrownBy(() -> evaluator.handle(taken)).isInstanceOf(NoSuchFileException.class);
    }
    evaluator.handle(taken);
    assertThat(told)
        .singleElement()
        .satisfies(news -> assertThat(news.failure()).contains("its weights are lost"));
  }

  @Test
  void damagedWeightsAreToldAsAFailure() throws IOException {
    SnapshotTaken good = Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN);
    String sha256 = snapshots.put("e", new byte[] {1, 2, 3});

    evaluator.handle(Snapshots.withWeights(good, sha256));

    assertThat(told)
        .singleElement()
        .satisfies(news -> assertThat(news.failure()).contains("its weights are damaged"));
  }
}
