package dev.supernetlab.judging.input;

import dev.supernetlab.judging.space.Spaces;
import java.util.List;
import java.util.Optional;

/** Ground truths that come with the product. */
public final class GroundTruths {
  private GroundTruths() {}

  /** Their names; each is of the space of the same name. */
  public static List<String> names() {
    return List.of(Spaces.DEEPER_64);
  }

  /** The ground truth of that name, if it comes with the product. */
  public static Optional<Input> named(String name) {
    return names().contains(name)
        ? Optional.of(new Input(name, () -> GroundTruths.class.getResourceAsStream(name + ".csv")))
        : Optional.empty();
  }
}
