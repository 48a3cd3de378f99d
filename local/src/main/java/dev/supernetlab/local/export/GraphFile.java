package dev.supernetlab.local.export;

import static java.util.stream.Collectors.joining;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.data.Splits;
import dev.supernetlab.supernet.export.ChildGraph;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.score.ChildScore;
import dev.supernetlab.supernet.score.Recalibration;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A child's graph as DL4J's file, and what its user has to know. */
final class GraphFile {
  private static final int BATCH = 64;

  private final Study study;
  private final SnapshotTaken snapshot;
  private final Child child;
  private final SharingPolicy sharing;

  private GraphFile(Study study, SnapshotTaken snapshot, String label) {
    this.study = study;
    this.snapshot = snapshot;
    this.child = study.blueprint().space().child(label);
    this.sharing = SharingPolicy.of(snapshot.sharing());
  }

  /**
   * Writes the file.
   *
   * @return sentences on the input that it expects and on how it scores
   * @throws IOException if the weights cannot be read or the file cannot be written
   */
  static List<String> write(ExportRequest request) throws IOException {
    SnapshotTaken snapshot = request.snapshot();
    Study study =
        new Studies(new Datasets(request.dataDirectories())).of(snapshot.data(), snapshot.space());
    Weights shared =
        Weights.read(
            new DirectorySnapshotStore(request.snapshots())
                .get(snapshot.experimentId(), snapshot.sha256()));
    GraphFile file = new GraphFile(study, snapshot, request.label());
    Blueprint blueprint = study.blueprint();
    try (Kernels kernels = KernelSet.openBest();
        Scorer scorer = new Scorer(kernels, blueprint, file.sharing, List.of(file.child))) {
      Weights weights =
          request.bn() == BnMode.RECALIBRATED ? file.recalibrated(scorer, shared) : shared;
      ComputationGraph graph = ChildGraph.of(blueprint, file.sharing, file.child, weights);
      ModelSerializer.writeModel(graph, request.zip().toFile(), false);
      ImageSet images = study.splits().validation();
      return List.of(
          input(study.splits(), snapshot.data().pool()),
          agreement(scorer.running(weights, images).get(0), right(graph, images)));
    }
  }

  private Weights recalibrated(Scorer scorer, Weights weights) {
    ImageSet train = study.splits().train();
    return scorer.recalibrated(
        weights, train, Recalibration.batches(train.size(), snapshot.batch(), snapshot.dataSeed()));
  }

  private static String input(Splits splits, int pool) {
    ImageShape shape = splits.train().shape();
    return ("It expects %s as [N,C,H,W] = [N,%d,%d,%d], %snormalised by channel:"
            + " (x - mean) / deviation with x from 0 to 1, mean %s, deviation %s.")
        .formatted(
            splits.name(),
            shape.channels(),
            shape.height(),
            shape.width(),
            pool == 1 ? "" : "reduced by the mean of %1$dx%1$d pixels, ".formatted(pool),
            numbers(splits, Splits.Channel::mean),
            numbers(splits, Splits.Channel::deviation));
  }

  private static String numbers(Splits splits, ToDoubleFunction<Splits.Channel> number) {
    return splits.channels().stream()
        .map(channel -> String.format(Locale.ROOT, "%.6f", number.applyAsDouble(channel)))
        .collect(joining(", "));
  }

  private static String agreement(ChildScore score, int right) {
    return "Of the %d validation images it tells %d right, the lab's own network %d."
        .formatted(score.total(), right, score.correct());
  }

  private static int right(ComputationGraph graph, ImageSet images) {
    ImageShape shape = images.shape();
    int right = 0;
    for (int first = 0; first < images.size(); first += BATCH) {
      int batch = Math.min(BATCH, images.size() - first);
      float[] pixels = new float[batch * shape.length()];
      for (int row = 0; row < batch; row++) {
        images.read(first + row, pixels, row * shape.length());
      }
      long[] rows = {batch, shape.height(), shape.width(), shape.channels()};
      INDArray x = Nd4j.create(pixels, rows, 'c').permute(0, 3, 1, 2).dup('c');
      long[] told = graph.outputSingle(x).argMax(1).toLongVector();
      for (int row = 0; row < batch; row++) {
        right += told[row] == images.label(first + row) ? 1 : 0;
      }
    }
    return right;
  }
}
