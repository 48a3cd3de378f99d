package dev.supernetlab.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.export.ChildGraph;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GraphFileTest {
  private static final String ID = "tiny-0123456789ab";
  private static final Pattern AGREEMENT = Pattern.compile("40 .* (\\d+) right, .* (\\d+)\\.");

  @TempDir Path directory;

  @Test
  void theFileScoresAsTheLabDoesAndItsInputIsExplained() throws IOException {
    for (BnMode mode : List.of(BnMode.RUNNING, BnMode.RECALIBRATED)) {
      List<String> told = GraphFile.write(request(mode));

      assertThat(told.get(0))
          .startsWith("It expects generated as [N,C,H,W] = [N,1,7,7], reduced by the mean of 4x4")
          .containsPattern("mean 0\\.\\d{6}, deviation 0\\.\\d{6}\\.$");
      Matcher agreement = AGREEMENT.matcher(told.get(1));
      assertThat(agreement.find()).as(told.get(1)).isTrue();
      assertThat(agreement.group(1)).isEqualTo(agreement.group(2));
    }
  }

  @Test
  void statisticsAreTheRunningOnesOrTheChildsOwnAsAsked() throws IOException {
    INDArray running = probabilities(request(BnMode.RUNNING));
    INDArray recalibrated = probabilities(request(BnMode.RECALIBRATED));

    assertThat(running.distance2(recalibrated)).isGreaterThan(1e-3);
  }

  private static INDArray probabilities(ExportRequest request) throws IOException {
    GraphFile.write(request);
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(request.zip().toFile());
    assertThat(graph.getConfiguration().getNetworkOutputs())
        .containsExactly(ChildGraph.PROBABILITIES);
    INDArray p =
        graph.outputSingle(
            Nd4j.linspace(-1, 1, 49)
                .reshape(1, 1, 7, 7)
                .castTo(graph.getConfiguration().getDataType()));
    assertThat(p.sumNumber().doubleValue()).isBetween(0.9999, 1.0001);
    return p;
  }

  /** Of untrained weights. */
  private ExportRequest request(BnMode mode) throws IOException {
    ExperimentSpec spec = Exports.spec();
    Study study = new Studies(new Datasets(List.of())).of(spec.data(), spec.space());
    TrainingSetup setup =
        new TrainingSetup(
            study.blueprint(),
            new ShareAll(),
            TrainingSpec.DEFAULT,
            1,
            1,
            1,
            study.blueprint().space().selected());
    DirectorySnapshotStore store = new DirectorySnapshotStore(directory);
    try (Training training = Training.start(setup, study.splits().train())) {
      SnapshotTaken taken =
          Exports.taken(ID, "shared", store.put(ID, training.weights().toBytes()), List.of("121"));
      return new ExportRequest(
          directory, List.of(), taken, "121", mode, directory.resolve(mode + ".zip"));
    }
  }
}
