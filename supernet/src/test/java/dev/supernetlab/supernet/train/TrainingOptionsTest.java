package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.sharing.ShareNone;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Checkpoint;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of a training spec: each changes the weights, and equal meanings have equal bits. */
class TrainingOptionsTest {
  /** Three epochs and a bit of 50 images. */
  private static final int STEPS = 13;

  private final Blueprint blueprint = Spaces.tiny();
  private final List<Child> children =
      Stream.of("147", "8ac", "b92", "888").map(blueprint.space()::child).toList();
  private final ImageSet images = new Datasets(List.of()).open(Spaces.generated()).train();
  private final Workspace workspace = new Workspace(KernelSet.openBest());

  @AfterEach
  void close() {
    workspace.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'labelSmoothing': 0.1",
        "'remainder': 'drop'",
        "'inactive': 'decay'",
        "'batchNorm': {'momentum': 0.1}",
        "'optimizer': {'gradientClip': 0.01}",
        "'optimizer': {'momentum': 0.5}",
        "'optimizer': {'weightDecay': 0.1}",
        "'schedule': {'from': 0.01, 'to': 0.001}",
        "'schedule': {'kind': 'constant'}",
        "'schedule': {'per': 'step'}",
        "'schedule': {'kind': 'plateau', 'from': 0.025, 'to': 0, 'patience': 0, 'factor': 0.01}"
      })
  void anOptionChangesTheWeights(String option) throws IOException {
    assertThat(trained(spec(option)).toBytes()).isNotEqualTo(trained(spec("")).toBytes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                  | 'labelSmoothing': 0, 'remainder': 'keep'",
        "                                  | 'optimizer': {'gradientClip': 1000000}",
        "                                  | 'schedule': {'kind': 'cosine', 'per': 'epoch'}",
        "'schedule': {'kind': 'constant'}  | 'schedule': {'kind': 'plateau', 'patience': 1000}",
        "'schedule': {'kind': 'constant'}  | 'schedule': {'kind': 'cosine', 'to': 0.025}"
      })
  void optionsOfOneMeaningHaveOneResult(String option, String same) throws IOException {
    assertThat(trained(spec(same)).toBytes())
        .isEqualTo(trained(spec(option == null ? "" : option)).toBytes());
  }

  @Test
  void statisticsAreFollowedByTheMomentumThatIsGiven() throws IOException {
    Weights slow = trained(spec("'batchNorm': {'momentum': 0.25}"), 1);
    Weights fast = trained(spec("'batchNorm': {'momentum': 0.5}"), 1);
    float[] half = slow.slot("cell0.pre.bn");
    float[] whole = fast.slot("cell0.pre.bn");
    assertThat((double) whole[0]).isCloseTo(2 * half[0], within(1e-6));
    assertThat(whole[4] - 1.0).isCloseTo(2 * (half[4] - 1.0), within(1e-5));
    assertThat(fast.slot("cell0.pre.conv")).isEqualTo(slow.slot("cell0.pre.conv"));
  }

  @Test
  void aDroppedRemainderMakesEpochsShorter() throws IOException {
    try (Training keep = Training.start(setup(spec(""), new ShareAll(), children), images);
        Training drop =
            Training.start(setup(spec("'remainder': 'drop'"), new ShareAll(), children), images)) {
      assertThat(keep.stepsPerEpoch()).isEqualTo(4);
      assertThat(drop.stepsPerEpoch()).isEqualTo(3);
      run(drop, STEPS);
      assertThat(drop.imagesTrained()).isEqualTo(STEPS * 16);
      assertThat(drop.epoch()).isEqualTo(4);
    }
  }

  @Test
  void aPlateauGoesOnToTheSameBitsFromAnyCheckpoint() throws IOException {
    TrainingSpec spec =
        spec("'schedule': {'kind': 'plateau', 'to': 0.0001, 'patience': 0, 'factor': 0.1}");
    TrainingSetup setup = setup(spec, new ShareAll(), children);
    byte[][] checkpoints = new byte[STEPS + 1][];
    try (Training training = Training.start(setup, images)) {
      for (int step = 0; step <= STEPS; step++) {
        checkpoints[step] = training.checkpoint("").toBytes();
        run(training, Math.min(step + 1, STEPS));
      }
    }
    for (int step = 0; step < STEPS; step++) {
      Checkpoint checkpoint = Checkpoint.read(checkpoints[step]);
      try (Training training = Training.restore(setup, images, checkpoint)) {
        run(training, STEPS);
        assertThat(training.checkpoint("").toBytes()).isEqualTo(checkpoints[STEPS]);
      }
    }
  }

  @Test
  void aPlateauUnderItsLimitEndsTheTraining() throws IOException {
    String never = "'schedule': {'kind': 'plateau', 'from': 0.5, 'to': 0.4, 'patience': 0}";
    TrainingSetup setup = setup(spec(never), new ShareAll(), children.subList(3, 4));
    try (Training training = Training.start(setup, images)) {
      // Its output is the bias, which overshoots: the loss of the second epoch or third is higher.
      StepResult result = training.train(workspace, setup.children());
      while (result instanceof StepResult.Trained) {
        result = training.train(workspace, setup.children());
      }
      long trained = training.imagesTrained();
      Weights weights = training.weights();
      assertThat(result).isInstanceOf(StepResult.Idle.class);
      assertThat(training.step() % 4).isEqualTo(1);
      training.train(workspace, setup.children());
      assertThat(training.imagesTrained()).isEqualTo(trained);
      for (String slot : weights.slots()) {
        assertThat(training.weights().slot(slot)).isEqualTo(weights.slot(slot));
      }
    }
  }

  @Test
  void aFirstVisitHasNoMomentumOfOthers() throws IOException {
    TrainingSpec spec = spec("'batch': 64, 'schedule': {'kind': 'constant'}");
    List<Child> both = children.subList(0, 2);
    TrainingSetup setup = setup(spec, new ShareNone(), both);
    try (Training second = Training.start(setup, images);
        Training alone = Training.start(setup, images)) {
      second.train(workspace, both.subList(0, 1));
      assertThat(second.checkpoint("").momenta().keySet())
          .isNotEmpty()
          .allMatch(slot -> slot.startsWith("147/"));
      second.train(workspace, both.subList(1, 2));
      alone.train(workspace, both.subList(1, 2));
      float[] afterOther = second.weights().slot("8ac/linear.weight");
      float[] asFirst = alone.weights().slot("8ac/linear.weight");
      for (int i = 0; i < asFirst.length; i++) {
        assertThat(afterOther[i]).isCloseTo(asFirst[i], within(1e-5f));
      }
    }
  }

  private Weights trained(TrainingSpec spec) {
    return trained(spec, STEPS);
  }

  private Weights trained(TrainingSpec spec, int steps) {
    try (Training training = Training.start(setup(spec, new ShareAll(), children), images)) {
      run(training, steps);
      return training.weights();
    }
  }

  private void run(Training training, int steps) {
    while (training.step() < steps) {
      int child = (int) training.step() % children.size();
      training.train(workspace, children.subList(child, child + 1));
    }
  }

  private TrainingSetup setup(TrainingSpec spec, SharingPolicy sharing, List<Child> trained) {
    return new TrainingSetup(blueprint, sharing, spec, 1, 2, 200, trained);
  }

  private static TrainingSpec spec(String options) throws IOException {
    String batch = options.contains("'batch'") || options.isEmpty() ? "" : ", ";
    String start = options.contains("'batch'") ? "{" : "{'batch': 16";
    return JsonCodec.JSON.readValue(
        (start + batch + options + "}").replace('\'', '"'), TrainingSpec.class);
  }
}
