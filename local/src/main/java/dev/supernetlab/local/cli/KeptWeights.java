package dev.supernetlab.local.cli;

import static java.util.stream.Collectors.joining;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.supernet.space.SearchSpace;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The weights that the super-nets of an experiment have ended with. */
final class KeptWeights {
  private final Path snapshots;
  private final String id;
  private final ExperimentSpec spec;

  KeptWeights(Path snapshots, String id, ExperimentSpec spec) {
    this.snapshots = snapshots;
    this.id = id;
    this.spec = spec;
  }

  /**
   * The super-net stage of that name.
   *
   * @param name null: the last one
   * @throws UsageException if there is none
   */
  StageSpec stage(String name) {
    List<StageSpec> superNets =
        spec.stages().stream()
            .filter(s -> s.kind() == StageSpec.Kind.SUPER_NET)
            .filter(s -> s.sharing().policy() != StageSpec.Policy.NONE)
            .toList();
    if (superNets.isEmpty()) {
      throw new UsageException(id + " has no stage that trains a super-net.");
    }
    return superNets.stream()
        .filter(s -> name == null || s.name().equals(name))
        .reduce((first, second) -> second)
        .orElseThrow(
            () ->
                new UsageException(
                    "--stage is %s: the super-nets of %s are %s."
                        .formatted(
                            name,
                            id,
                            superNets.stream().map(StageSpec::name).collect(joining(", ")))));
  }

  /**
   * The last weights of the training that has the child.
   *
   * @param stageName null: the last super-net
   * @throws UsageException if there is no such child, stage or instance
   * @throws UnavailableException if its weights are not there
   */
  SnapshotTaken find(String stageName, int instance, String label) throws IOException {
    StageSpec stage = stage(stageName);
    if (instance < 0 || instance >= stage.instances()) {
      throw new UsageException(
          "--instance is %d: %s has 0 to %d."
              .formatted(instance, stage.name(), stage.instances() - 1));
    }
    requireChild(label);
    List<SnapshotTaken> ofInstance =
        new DirectorySnapshotStore(snapshots)
            .kept(id).stream().filter(kept -> isOf(kept, stage, instance)).toList();
    boolean grouped = stage.sharing().policy() == StageSpec.Policy.GROUP;
    return ofInstance.stream()
        .filter(kept -> !grouped || kept.children().contains(label))
        .findFirst()
        .orElseThrow(() -> new UnavailableException(lacking(stage, instance, ofInstance, label)));
  }

  private static boolean isOf(SnapshotTaken kept, StageSpec stage, int instance) {
    TrainingId training = TrainingId.parse(kept.trainingId());
    return training.stage().equals(stage.name()) && training.instance() == instance;
  }

  private void requireChild(String label) {
    SpaceSpec space = spec.space();
    try {
      new SearchSpace(space).child(label);
    } catch (IllegalArgumentException e) {
      List<String> operators =
          IntStream.range(0, space.operators().size())
              .mapToObj(i -> digit(i) + " " + space.operators().get(i).label())
              .toList();
      throw new UsageException(
          "%s is no child of %s: a label has %d characters, one for each edge: %s."
              .formatted(label, id, space.edges(), String.join(", ", operators)),
          e);
    }
    if (Children.selects(space) && !Children.all(space).contains(label)) {
      throw new UsageException(
          "%s is not among the %s children of %s.".formatted(label, Children.count(space), id));
    }
  }

  private static char digit(int operator) {
    return Character.forDigit(operator + 1, Character.MAX_RADIX);
  }

  private String lacking(
      StageSpec stage, int instance, List<SnapshotTaken> ofInstance, String label) {
    return ofInstance.isEmpty()
        ? ("No weights of %s, instance %d, are in %s: they are kept from the end of a training on,"
                + " by labs of this version.")
            .formatted(stage.name(), instance, snapshots.resolve(id))
        : "No group of %s whose weights are kept has scored %s.".formatted(stage.name(), label);
  }
}
