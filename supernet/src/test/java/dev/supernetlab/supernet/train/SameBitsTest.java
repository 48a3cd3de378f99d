package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.score.ChildScore;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole trainings in Java machines of their own, with vectors of different widths. */
class SameBitsTest {
  private static final int STEPS = 4;

  private static Outcome widest;

  /**
   * What one process came to.
   *
   * @param kernels their name
   * @param sha256 of checkpoints and scores
   */
  record Outcome(String kernels, String sha256) {}

  @BeforeAll
  static void trainAsItComes() throws Exception {
    widest = outcome();
  }

  @Test
  void aTrainingHasTheSameBitsInEveryProcess() throws Exception {
    assertThat(outcome()).isEqualTo(widest);
  }

  @Test
  void aTrainingHasTheSameBitsAtEveryVectorWidth() throws Exception {
    assumeThat(widest.kernels).startsWith("cpu/");
    Outcome avx2 = outcome("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2");
    Outcome narrowest = outcome("-XX:MaxVectorSize=16");

    assertThat(narrowest.kernels).isEqualTo("cpu/128");
    assertThat(avx2.kernels).isIn("cpu/128", "cpu/256");
    assertThat(List.of(avx2.sha256, narrowest.sha256)).containsOnly(widest.sha256);
  }

  /** Prints the outcome of short trainings behind each kind of stem. */
  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Workspace workspace = new Workspace(KernelSet.openBest())) {
      for (SpaceSpec.Stem stem : SpaceSpec.Stem.values()) {
        train(blueprint(stem), workspace, digest);
      }
      System.out.println(
          "outcome "
              + workspace.kernels().name()
              + " "
              + HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static Blueprint blueprint(SpaceSpec.Stem stem) {
    SpaceSpec.StemSpec spec = new SpaceSpec.StemSpec(stem, 16, null);
    ImageSet images = images();
    return new Blueprint(
        new SearchSpace(new SpaceSpec(2, List.of(Operator.values()), 1, 16, spec)),
        images.shape(),
        images.classes());
  }

  private static void train(Blueprint blueprint, Workspace workspace, MessageDigest digest) {
    List<Child> children =
        Stream.of("147", "251", "362", "514").map(blueprint.space()::child).toList();
    TrainingSpec spec = new TrainingSpec(16, null, null, null, null);
    TrainingSetup setup = new TrainingSetup(blueprint, new ShareAll(), spec, 1, 2, STEPS, children);
    try (Training training = Training.start(setup, images());
        Scorer scorer = new Scorer(workspace.kernels(), blueprint, setup.sharing(), children)) {
      while (training.step() < STEPS) {
        int child = (int) training.step() % children.size();
        training.train(workspace, children.subList(child, child + 1));
      }
      digest.update(training.checkpoint("").toBytes());
      List<ChildScore> scores = scorer.running(training.weights(), images());
      digest.update(scores.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ImageSet images() {
    return new Datasets(List.of()).open(Spaces.generated()).train();
  }

  private static Outcome outcome(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-Xmx1g", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SameBitsTest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    String outcome =
        output.lines().filter(line -> line.startsWith("outcome ")).findFirst().orElse(output);
    String[] words = outcome.split(" ", -1);
    assertThat(words).as(output).hasSize(3);
    return new Outcome(words[1], words[2]);
  }
}
