package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.augment.Augmentation;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.SeededValues;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.sharing.ShareNone;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Checkpoint;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingTest {
  private static final int STEPS = 7;

  private final Blueprint blueprint = Spaces.tiny();
  private final List<Child> children = children("147", "251", "362", "514");
  private final ImageSet images = new Datasets(List.of()).open(Spaces.generated()).train();
  private final Workspace workspace = new Workspace(KernelSet.openBest());

  @AfterEach
  void close() {
    workspace.close();
  }

  @ParameterizedTest
  @EnumSource
  void aTrainingRestoredAfterAnyStepGoesOnToTheSameBits(TrainingSpec.Inactive inactive)
      throws IOException {
    TrainingSetup setup = setup(new ShareAll(), inactive, 0.05, children);
    byte[][] checkpoints = new byte[STEPS][];
    Weights undisturbed;
    try (Training training = Training.start(setup, images)) {
      for (int step = 0; step < STEPS; step++) {
        checkpoints[step] = training.checkpoint("plan " + step).toBytes();
        step(training);
      }
      undisturbed = training.weights();
    }
    for (int step = 0; step < STEPS; step++) {
      Checkpoint checkpoint = Checkpoint.read(checkpoints[step]);
      assertThat(checkpoint.plan()).isEqualTo("plan " + step);
      try (Training training = Training.restore(setup, images, checkpoint)) {
        assertThat(training.checkpoint("plan " + step).toBytes()).isEqualTo(checkpoints[step]);
        while (training.step() < STEPS) {
          step(training);
        }
        assertThat(training.weights().toBytes()).isEqualTo(undisturbed.toBytes());
        assertThat(training.imagesTrained()).isEqualTo(98);
        assertThat(training.lastTrained()).isEqualTo("362");
      }
    }
  }

  @Test
  void anAugmentedTrainingRestoredAfterAnyStepGoesOnToTheSameBits() throws IOException {
    byte[][] checkpoints = new byte[STEPS][];
    byte[] undisturbed;
    try (Training training = Training.start(augmented(9), images)) {
      for (int step = 0; step < STEPS; step++) {
        checkpoints[step] = training.checkpoint("").toBytes();
        step(training);
      }
      undisturbed = training.weights().toBytes();
      assertThat(training.dataNanos()).isPositive();
    }
    for (byte[] bytes : checkpoints) {
      Checkpoint checkpoint = Checkpoint.read(bytes);
      try (Training training = Training.restore(augmented(9), images, checkpoint);
          Workspace other = new Workspace(KernelSet.openBest())) {
        while (training.step() < STEPS) {
          int child = (int) training.step() % children.size();
          training.train(
              training.step() % 2 == 0 ? other : workspace, children.subList(child, child + 1));
        }
        assertThat(training.weights().toBytes()).isEqualTo(undisturbed);
      }
    }
    assertThat(trained(augmented(8))).isNotEqualTo(undisturbed);
    assertThat(trained(setup(new ShareAll(), TrainingSpec.Inactive.FREEZE, 0.05, children)))
        .isNotEqualTo(undisturbed);
  }

  @Test
  void trainingsThatShareAWorkspaceDoNotDisturbEachOther() {
    TrainingSetup setup = setup(new ShareAll(), TrainingSpec.Inactive.FREEZE, 0.05, children);
    try (Training alone = Training.start(setup, images);
        Training first = Training.start(setup, images);
        Training second = Training.start(setup, images)) {
      while (alone.step() < STEPS) {
        step(alone);
      }
      while (second.step() < STEPS) {
        step(first);
        step(second);
      }
      assertThat(first.weights().toBytes()).isEqualTo(alone.weights().toBytes());
      assertThat(second.weights().toBytes()).isEqualTo(alone.weights().toBytes());
    }
  }

  @Test
  void frozenSlotsStayAndDecayingOnesMoveOnceTheyHadAGradient() {
    String used = "cell0.edge0.sep_conv_3x3.depthwise1";
    String never = "cell0.edge0.dil_conv_5x5.depthwise1";
    List<Child> all = children("444", "111", "777");
    for (TrainingSpec.Inactive inactive : TrainingSpec.Inactive.values()) {
      try (Training training = Training.start(setup(new ShareAll(), inactive, 0.05, all), images)) {
        Weights start = training.weights();
        training.train(workspace, all.subList(0, 1));
        Weights first = training.weights();
        training.train(workspace, all.subList(1, 2));
        Weights second = training.weights();
        assertThat(first.slot(used)).isNotEqualTo(start.slot(used));
        assertThat(Arrays.equals(second.slot(used), first.slot(used)))
            .isEqualTo(inactive == TrainingSpec.Inactive.FREEZE);
        assertThat(second.slot(never)).isEqualTo(start.slot(never));
        assertThat(second.slot("cell0.edge0.sep_conv_3x3.bn1"))
            .isEqualTo(first.slot("cell0.edge0.sep_conv_3x3.bn1"));
      }
    }
  }

  @Test
  void childrenThatShareNothingStartAlikeAndTrainAsIfAlone() {
    TrainingSetup both =
        setup(new ShareNone(), TrainingSpec.Inactive.FREEZE, 0.05, children.subList(0, 2));
    try (Training training = Training.start(both, images)) {
      Weights start = training.weights();
      assertThat(start.slot("147/linear.weight"))
          .isEqualTo(start.slot("251/linear.weight"))
          .isEqualTo(new SeededValues(1).of(blueprint.linear().weight()));
      training.train(workspace, children.subList(0, 1));
      assertThat(training.weights().slot("251/linear.weight"))
          .isEqualTo(start.slot("251/linear.weight"));
      assertThat(training.weights().slot("147/linear.weight"))
          .isNotEqualTo(start.slot("147/linear.weight"));
    }
  }

  @Test
  void aStepOfTwoChildrenSumsTheirGradients() {
    TrainingSetup setup = setup(new ShareAll(), TrainingSpec.Inactive.FREEZE, 0.05, children);
    try (Training once = Training.start(setup, images);
        Training twice = Training.start(setup, images)) {
      StepResult one = once.train(workspace, children.subList(0, 1));
      Child same = children.get(0);
      StepResult two = twice.train(workspace, List.of(same, same));
      assertThat(((StepResult.Trained) two).loss()).isEqualTo(((StepResult.Trained) one).loss());
      assertThat(twice.imagesTrained()).isEqualTo(32);
      Weights start;
      try (Training fresh = Training.start(setup, images)) {
        start = fresh.weights();
      }
      double moved = once.weights().slot("linear.bias")[0] - start.slot("linear.bias")[0];
      double movedTwice = twice.weights().slot("linear.bias")[0] - start.slot("linear.bias")[0];
      assertThat(movedTwice / moved).isBetween(1.95, 2.05);
    }
  }

  @Test
  void aDivergedTrainingSaysSoAndEnds() {
    TrainingSetup setup = setup(new ShareAll(), TrainingSpec.Inactive.FREEZE, 1e30, children);
    try (Training training = Training.start(setup, images)) {
      StepResult result = training.train(workspace, children.subList(0, 1));
      while (result instanceof StepResult.Trained) {
        result = training.train(workspace, children.subList(0, 1));
      }
      assertThat(((StepResult.Diverged) result).reason())
          .startsWith("step 2 with child 147: the loss is NaN at a learning rate of 9.55");
      assertThatThrownBy(() -> step(training)).hasMessage("the training has diverged");
    }
  }

  @Test
  void nothingIsTrainedBeyondTheEndNorForAStranger() {
    TrainingSetup setup = setup(new ShareAll(), TrainingSpec.Inactive.FREEZE, 0.05, children);
    try (Training training = Training.start(setup, images)) {
      assertThatThrownBy(() -> training.train(workspace, children("555")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("child 555 is not one of this training");
      while (training.step() < STEPS) {
        step(training);
      }
      assertThatThrownBy(() -> step(training)).hasMessage("all 7 steps are done");
    }
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() {
    TrainingSetup all = setup(new ShareAll(), TrainingSpec.Inactive.FREEZE, 0.05, children);
    TrainingSetup none = setup(new ShareNone(), TrainingSpec.Inactive.FREEZE, 0.05, children);
    try (Training training = Training.start(all, images)) {
      Checkpoint checkpoint = training.checkpoint("");
      assertThatThrownBy(() -> Training.restore(none, images, checkpoint))
          .hasMessageContaining("of another training");
    }
  }

  @Test
  void trainingLowersTheLoss() {
    TrainingSpec spec = spec(TrainingSpec.Inactive.FREEZE, 0.05);
    TrainingSetup setup = new TrainingSetup(blueprint, new ShareAll(), spec, 1, 2, 120, children);
    try (Training training = Training.start(setup, images)) {
      double first = 0;
      double last = 0;
      for (int step = 0; step < 120; step++) {
        double loss = ((StepResult.Trained) step(training)).loss();
        first += step < 20 ? loss / 20 : 0;
        last += step >= 100 ? loss / 20 : 0;
      }
      assertThat(last).isLessThan(first * 0.8);
    }
  }

  private byte[] trained(TrainingSetup setup) {
    try (Training training = Training.start(setup, images)) {
      while (training.step() < STEPS) {
        step(training);
      }
      return training.weights().toBytes();
    }
  }

  private TrainingSetup augmented(long seed) {
    DataSpec data = Spaces.generated();
    List<AugmentationSpec.Step> steps =
        List.of(AugmentationSpec.Step.crop(1), AugmentationSpec.Step.cutout(3));
    DataSpec spec =
        new DataSpec(
            data.set(),
            null,
            data.pool(),
            data.train(),
            data.validation(),
            data.test(),
            AugmentationSpec.of(steps));
    return new TrainingSetup(
        blueprint,
        new ShareAll(),
        spec(TrainingSpec.Inactive.FREEZE, 0.05),
        1,
        2,
        STEPS,
        children,
        Augmentation.of(spec, seed),
        null);
  }

  private StepResult step(Training training) {
    int child = (int) training.step() % children.size();
    return training.train(workspace, children.subList(child, child + 1));
  }

  private List<Child> children(String... labels) {
    return Arrays.stream(labels).map(blueprint.space()::child).toList();
  }

  private TrainingSetup setup(
      SharingPolicy sharing, TrainingSpec.Inactive inactive, double rate, List<Child> all) {
    return new TrainingSetup(blueprint, sharing, spec(inactive, rate), 1, 2, STEPS, all);
  }

  private static TrainingSpec spec(TrainingSpec.Inactive inactive, double rate) {
    return new TrainingSpec(
        16,
        null,
        new TrainingSpec.ScheduleSpec(
            TrainingSpec.Schedule.COSINE, rate, rate / 10, TrainingSpec.Per.STEP),
        null,
        inactive);
  }
}
