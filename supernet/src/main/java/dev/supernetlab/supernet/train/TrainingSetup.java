package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.augment.Augmentation;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.space.Child;
import java.util.List;

/**
 * All that decides how one set of weights is trained, besides the images and the order of children.
 *
 * @param weightSeed initial values are a function of it and the parameter's name
 * @param dataSeed the batch of a step is a function of it and the step
 * @param steps that the learning rate is laid out for; there are no more
 * @param children all that are ever trained or scored with these weights
 * @param augmentation what happens to images before they are trained
 * @param start where the learning rate goes on in the schedule of another training; null: it has a
 *     schedule of its own
 */
public record TrainingSetup(
    Blueprint blueprint,
    SharingPolicy sharing,
    TrainingSpec spec,
    long weightSeed,
    long dataSeed,
    long steps,
    List<Child> children,
    Augmentation augmentation,
    TrainingPlanned.Start start) {
  public TrainingSetup {
    children = List.copyOf(children);
  }

  /** Images are trained as they are, with a schedule of its own. */
  public TrainingSetup(
      Blueprint blueprint,
      SharingPolicy sharing,
      TrainingSpec spec,
      long weightSeed,
      long dataSeed,
      long steps,
      List<Child> children) {
    this(blueprint, sharing, spec, weightSeed, dataSeed, steps, children, Augmentation.NONE, null);
  }

  /** Its learning rate. */
  LearningRate rate(int stepsPerEpoch) {
    return start == null
        ? new LearningRate(spec.schedule(), stepsPerEpoch, steps)
        : new LearningRate(spec.schedule(), stepsPerEpoch, start.steps(), start.step());
  }

  /** What a plan says that names the set really used, for the network of its space and data. */
  public static TrainingSetup of(TrainingPlanned plan, Blueprint blueprint) {
    return new TrainingSetup(
        blueprint,
        SharingPolicy.of(plan.sharing()),
        plan.training(),
        plan.seeds().weights(),
        plan.seeds().data(),
        plan.scheduleSteps() == null ? plan.steps() : plan.scheduleSteps(),
        plan.children().stream().map(blueprint.space()::child).toList(),
        Augmentation.of(plan.data(), plan.seeds().augmentation()),
        plan.start());
  }
}
