package dev.supernetlab.judging.input;

import dev.supernetlab.contracts.plan.ImportedTruth;
import dev.supernetlab.contracts.spec.ImportSpec;
import java.util.List;
import java.util.Optional;

/** Ground truths that come with the product. */
public final class GroundTruths {
  private GroundTruths() {}

  /** Their names; each is of the space of the same name. */
  public static List<String> names() {
    return ImportedTruth.names();
  }

  /** The ground truth of that name, if it comes with the product. */
  public static Optional<Input> named(String name) {
    return names().contains(name)
        ? Optional.of(new Input(name, () -> ImportedTruth.csv(name)))
        : Optional.empty();
  }

  /**
   * What a file says of each child, as experiments import it.
   *
   * @throws BadInputException with what is wrong with it
   */
  public static List<ImportSpec.Accuracies> accuracies(Input input) {
    return TruthTable.read(input, new Naming(Optional.empty(), Optional.empty(), List.of()))
        .accuracies();
  }
}
