package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.Partition;
import dev.supernetlab.contracts.spec.StageSpec.SharingSpec;
import java.util.List;

/** How many trainings an instance of a stage has, and how many children share one. */
final class GroupSizes {
  private GroupSizes() {}

  /**
   * Trainings of one instance.
   *
   * @param children of the stage
   */
  static int groups(SharingSpec sharing, int children) {
    return switch (sharing.policy()) {
      case NONE -> children;
      case GROUP ->
          sharing.partition() == Partition.GIVEN ? sharing.lists().size() : sharing.groups();
      case ALL, PREFIX, ONLY, EXCEPT -> 1;
    };
  }

  /**
   * Children of the largest training; of groups that are not known yet, as many as merging pairs of
   * children, then pairs of pairs leads to.
   *
   * @param children of the stage
   */
  static int largest(SharingSpec sharing, int children) {
    return switch (sharing.policy()) {
      case NONE -> 1;
      case GROUP ->
          switch (sharing.partition()) {
            case RANDOM, SEQUENTIAL -> (children - 1) / sharing.groups() + 1;
            case GIVEN -> sharing.lists().stream().mapToInt(List::size).max().orElseThrow();
            case INTERFERENCE -> merged(children, sharing.groups());
          };
      case ALL, PREFIX, ONLY, EXCEPT -> children;
    };
  }

  private static int merged(int children, int groups) {
    int size = 1;
    for (int left = children; left > groups; left = (left + 1) / 2) {
      size *= 2;
    }
    return Math.min(size, children);
  }
}
