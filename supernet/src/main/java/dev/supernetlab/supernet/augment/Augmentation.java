package dev.supernetlab.supernet.augment;

import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.AugmentationSpec.Kind;
import dev.supernetlab.contracts.spec.AugmentationSpec.Preset;
import dev.supernetlab.contracts.spec.AugmentationSpec.Step;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.supernet.random.Streams;
import java.util.List;

/**
 * What happens to the images of a training.
 *
 * @param steps in order
 * @param seed of all that is random
 */
public record Augmentation(List<ImageStep> steps, long seed) {
  /** Nothing. */
  public static final Augmentation NONE = new Augmentation(List.of(), 0);

  /** Black pixels around an image of 32x32, as is usual. */
  private static final int USUAL_PAD = 4;

  public Augmentation {
    steps = List.copyOf(steps);
  }

  /**
   * What a spec says.
   *
   * @param data whose set is the one really used
   * @param seed null where there is no augmentation
   */
  public static Augmentation of(DataSpec data, Long seed) {
    List<Step> steps = steps(data);
    return steps.isEmpty()
        ? NONE
        : new Augmentation(steps.stream().map(Augmentation::step).toList(), seed);
  }

  /** Whether images are changed at all. */
  public boolean changes() {
    return !steps.isEmpty();
  }

  /**
   * Changes an image.
   *
   * @param step of the training, 0 for the first
   * @param position of the image in the step's batch, from 0
   */
  public void change(Picture picture, long step, int position) {
    var random = Streams.of(seed, "augmentation " + step + "/" + position);
    for (ImageStep change : steps) {
      change.change(picture, random);
    }
  }

  private static List<Step> steps(DataSpec data) {
    AugmentationSpec spec = data.augmentation();
    if (spec.steps() != null) {
      return spec.steps();
    }
    return spec.preset() == Preset.NONE ? List.of() : standard(data);
  }

  private static List<Step> standard(DataSpec data) {
    return switch (data.set()) {
      case CIFAR10, CIFAR100, FOLDER ->
          List.of(Step.crop(Math.max(1, USUAL_PAD / data.pool())), Step.of(Kind.HORIZONTAL_FLIP));
      case FASHION_MNIST -> List.of(Step.of(Kind.AFFINE), Step.of(Kind.VERTICAL_FLIP));
      case MNIST, GENERATED -> List.of(Step.of(Kind.AFFINE));
    };
  }

  private static ImageStep step(Step step) {
    return switch (step.kind()) {
      case CROP -> new Crop(step.pad());
      case HORIZONTAL_FLIP -> new Flip(true, step.probability());
      case VERTICAL_FLIP -> new Flip(false, step.probability());
      case AFFINE -> new Affine(step.degrees(), step.translate(), step.scale(), step.shear());
      case CUTOUT -> new Cutout(step.length());
    };
  }
}
