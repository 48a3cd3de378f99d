package dev.supernetlab.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.kernels.Device;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private final HeapSnapshotStore snapshots = new HeapSnapshotStore();
  private final Studies studies = new Studies(new Datasets(List.of()));
  private final List<SnapshotEvaluated> told = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Evaluator evaluator = evaluator(() -> KernelSet.open("portable"), meters);

  @Test
  void everyChildIsScoredInEveryModeAskedFor() throws IOException {
    evaluator.handle(Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN));

    assertThat(told)
        .singleElement()
        .satisfies(
            news -> {
              assertThat(news.images()).isEqualTo(20);
              assertThat(news.provenance().kernels()).startsWith("portable/");
              assertThat(news.provenance().device()).isEqualTo(Device.name());
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
  void weightsThatComeAfterTheEndAreDroppedToo() throws IOException {
    evaluator.end("e");
    SnapshotTaken late = Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN);

    assertThat(evaluator.handle(late)).isTrue();
    assertThat(told).isEmpty();
    assertThatThrownBy(() -> snapshots.get("e", late.sha256())).isInstanceOf(IOException.class);
  }

  @Test
  void anEndBeforeTheWeightsAreReadLeavesNothingToScore() throws IOException {
    SnapshotTaken taken = Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN);
    // Another evaluator has heard of the end and dropped the weights; this one hears of it next.
    snapshots.deleteAll("e");
    assertThatThrownBy(() -> evaluator.handle(taken)).isInstanceOf(NoSuchFileException.class);
    evaluator.end("e");

    assertThat(evaluator.handle(taken)).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void theLastScoresAreToldWhenTheExperimentEndsMeanwhile() throws IOException {
    SnapshotTaken taken = Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN);
    Evaluator[] ending = new Evaluator[1];
    ending[0] =
        evaluator(
            () -> {
              end(ending[0]);
              return KernelSet.open("portable");
            },
            new SimpleMeterRegistry());

    assertThat(ending[0].handle(taken)).isTrue();
    assertThat(ending[0].handle(taken)).isTrue();

    evaluator.handle(Snapshots.taken(studies, snapshots, "undisturbed", Snapshots.CHILDREN));
    assertThat(told).hasSize(2);
    assertThat(told.get(0).scores()).isEqualTo(told.get(1).scores());
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

  @Test
  void theMetricsTellWhichShareOfTheTimeWasNotArithmetic() throws IOException {
    assertThat(waiting()).isNaN();
    evaluator.handle(Snapshots.taken(studies, snapshots, "e", Snapshots.CHILDREN));

    double outside = seconds("lab.snapshot.read.time") + seconds("lab.evaluation.time");
    double all = seconds("lab.scoring.time") + outside;
    assertThat(seconds("lab.scoring.data.time")).isPositive();
    assertThat(outside).isPositive();
    assertThat(waiting())
        .isCloseTo((seconds("lab.scoring.data.time") + outside) / all, within(1e-9));
  }

  private double waiting() {
    return meters.get("lab.evaluator.waiting").gauge().value();
  }

  private double seconds(String timer) {
    return meters.get(timer).timer().totalTime(TimeUnit.SECONDS);
  }

  private Evaluator evaluator(Supplier<Kernels> kernels, MeterRegistry registry) {
    return new Evaluator(
        studies, snapshots, told::add, new Scorers(kernels), new EvaluatorMetrics(registry));
  }

  private static void end(Evaluator evaluator) {
    try {
      evaluator.end("e");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
