package dev.supernetlab.sampler.order;

import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Cost;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The children of one training.
 *
 * @param images shape of the images that they are trained on
 * @param labels in enumeration order, which is alphabetical, at least one
 */
public record TrainedChildren(SearchSpace space, ImageShape images, List<String> labels) {
  /** The classifier is the same for all children. */
  private static final int CLASSES = 10;

  public TrainedChildren {
    labels = List.copyOf(labels);
  }

  /** Whether a child is one of the training. */
  public boolean has(String label) {
    return Collections.binarySearch(labels, label) >= 0;
  }

  /** The child that has these 0-based operators on its edges. */
  public String label(int[] operators) {
    return space.child(Arrays.stream(operators).mapToObj(space.operators()::get).toList()).label();
  }

  /** The 0-based operator of each edge of a child. */
  public int[] operators(String label) {
    return space.child(label).operators().stream().mapToInt(space.operators()::indexOf).toArray();
  }

  /**
   * Labels from the cheapest child to the dearest: by multiply-accumulates, then parameters, then
   * enumeration order.
   */
  List<String> byCost() {
    Blueprint blueprint = new Blueprint(space, images, CLASSES);
    record Priced(String label, Cost cost) {}
    return labels.stream()
        .map(label -> new Priced(label, Cost.of(blueprint, space.child(label))))
        .sorted(
            Comparator.comparingLong((Priced priced) -> priced.cost().multiplyAccumulates())
                .thenComparingLong(priced -> priced.cost().parameters()))
        .map(Priced::label)
        .toList();
  }
}
