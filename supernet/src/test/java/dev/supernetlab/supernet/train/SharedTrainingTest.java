package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.ParameterMatch;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.sharing.ShareExcept;
import dev.supernetlab.supernet.sharing.ShareNone;
import dev.supernetlab.supernet.sharing.ShareOnly;
import dev.supernetlab.supernet.sharing.SharePrefix;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Checkpoint;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sharing policies do to weights. */
class SharedTrainingTest {
  private static final int STEPS = 6;
  private static final ParameterMatch STATISTICS =
      new ParameterMatch(List.of(ParameterMatch.Kind.BN_STATISTICS), null, null, null, null);

  private final Blueprint blueprint =
      new Blueprint(
          new SearchSpace(
              new SpaceSpec(
                  1,
                  List.of(Operator.MAX_POOL_3X3, Operator.SEP_CONV_3X3, Operator.DIL_CONV_3X3),
                  2,
                  4,
                  null)),
          Spaces.tiny().input(),
          10);
  private final List<Child> children = blueprint.space().children(3);
  private final ImageSet images = new Datasets(List.of()).open(Spaces.generated()).train();
  private final Workspace workspace = new Workspace(KernelSet.openBest());

  static List<SharingPolicy> policies() {
    return List.of(
        new ShareAll(),
        new ShareNone(),
        new SharePrefix(0),
        new SharePrefix(1),
        new SharePrefix(2),
        new ShareOnly(List.of(STATISTICS)),
        new ShareExcept(List.of(STATISTICS)));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void noTwoPoliciesLeadToTheSameWeightsOfAChild() {
    Set<List<Integer>> seen = new HashSet<>();
    for (SharingPolicy policy : policies()) {
      Weights weights = trained(policy, children, false);
      Child child = children.get(1);
      List<Integer> hashes =
          blueprint.parameters(child).stream()
              .map(p -> Arrays.hashCode(weights.slot(policy.slot(child, p))))
              .toList();
      assertThat(seen.add(hashes)).as(policy.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void allChildrenStartAlike(SharingPolicy policy) {
    try (Training training = Training.start(setup(policy, children), images)) {
      Weights start = training.weights();
      Map<String, float[]> byName = new HashMap<>();
      for (Child child : children) {
        blueprint
            .parameters(child)
            .forEach(
                p ->
                    assertThat(start.slot(policy.slot(child, p)))
                        .isEqualTo(
                            byName.computeIfAbsent(
                                p.name(), name -> start.slot(policy.slot(child, p)))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whereAChildStandsInTheListChangesNothing(SharingPolicy policy) {
    List<Child> reversed = new ArrayList<>(children);
    Collections.reverse(reversed);
    Weights weights = trained(policy, children, false);
    Weights others = trained(policy, reversed, false);
    assertThat(others.slots()).containsExactlyInAnyOrderElementsOf(weights.slots());
    weights
        .slots()
        .forEach(slot -> assertThat(others.slot(slot)).as(slot).isEqualTo(weights.slot(slot)));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aTrainingThatIsRestoredBeforeEveryStepComesToTheSameBits(SharingPolicy policy) {
    assertThat(trained(policy, children, true).toBytes())
        .isEqualTo(trained(policy, children, false).toBytes());
  }

  @Test
  void aChildsFirstVisitInheritsNoMomentumAndNoStatistics() {
    SharingPolicy policy = new SharePrefix(0);
    try (Training training = Training.start(setup(policy, children), images)) {
      training.train(workspace, children.subList(1, 2));
      Checkpoint checkpoint = training.checkpoint("");
      assertThat(checkpoint.momenta().keySet())
          .contains("2/linear.weight", "stem.conv1")
          .noneMatch(slot -> slot.startsWith("3/"));
      float[] statistics = checkpoint.values().get("3/cell0.pre.bn");
      assertThat(statistics).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void sizesAreThoseOfTheSlots(SharingPolicy policy) {
    WeightSizes sizes = WeightSizes.of(blueprint, policy, children);
    try (Training training = Training.start(setup(policy, children), images)) {
      Weights weights = training.weights();
      assertThat(sizes.slots()).isEqualTo(weights.slots().size());
      assertThat(sizes.values())
          .isEqualTo(weights.slots().stream().mapToLong(s -> weights.slot(s).length).sum());
      children.forEach(child -> training.train(workspace, List.of(child)));
      assertThat(sizes.trained())
          .isEqualTo(
              training.checkpoint("").momenta().values().stream().mapToLong(m -> m.length).sum());
      assertThat((double) weights.toBytes().length)
          .isBetween(sizes.snapshotBytes() * 0.7, sizes.snapshotBytes() * 1.3);
    }
  }

  private Weights trained(SharingPolicy policy, List<Child> listed, boolean restored) {
    TrainingSetup setup = setup(policy, listed);
    Training training = Training.start(setup, images);
    for (int step = 0; step < STEPS; step++) {
      if (restored) {
        Checkpoint checkpoint = training.checkpoint("");
        training.close();
        training = Training.restore(setup, images, checkpoint);
      }
      training.train(workspace, List.of(children.get(step % children.size())));
    }
    Weights weights = training.weights();
    training.close();
    return weights;
  }

  private TrainingSetup setup(SharingPolicy policy, List<Child> listed) {
    TrainingSpec spec =
        new TrainingSpec(
            16,
            null,
            new TrainingSpec.ScheduleSpec(null, 0.05, 0.01, TrainingSpec.Per.STEP),
            null,
            null);
    return new TrainingSetup(blueprint, policy, spec, 1, 2, STEPS, listed);
  }
}
