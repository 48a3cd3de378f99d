package dev.supernetlab.sampler.plan;

import dev.supernetlab.contracts.spec.StageSpec.SharingSpec;
import dev.supernetlab.supernet.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Which children of a stage train together. */
final class Groups {
  private Groups() {}

  /**
   * The trainings of an instance: the labels of each, in enumeration order.
   *
   * @param children of the stage in enumeration order
   * @param seed of a random partition, unless the spec gives one
   * @throws IllegalStateException if the groups follow from a stage that has not been analysed
   */
  static List<List<String>> of(SharingSpec sharing, List<String> children, long seed) {
    return switch (sharing.policy()) {
      case ALL, PREFIX, ONLY, EXCEPT -> List.of(children);
      case NONE -> children.stream().map(List::of).toList();
      case GROUP ->
          switch (sharing.partition()) {
            case GIVEN -> sharing.lists().stream().map(list -> sorted(list, children)).toList();
            case SEQUENTIAL -> cut(children, sharing.groups());
            case RANDOM ->
                cut(
                        shuffled(children, sharing.seed() == null ? seed : sharing.seed()),
                        sharing.groups())
                    .stream()
                    .map(part -> sorted(part, children))
                    .toList();
            case INTERFERENCE ->
                throw new IllegalStateException(
                    "the groups are known when stage " + sharing.from() + " is analysed");
          };
    };
  }

  /** Parts whose sizes differ by at most one. */
  private static List<List<String>> cut(List<String> children, int groups) {
    List<List<String>> parts = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int from = (int) ((long) group * children.size() / groups);
      int to = (int) ((group + 1L) * children.size() / groups);
      parts.add(children.subList(from, to));
    }
    return parts;
  }

  private static List<String> shuffled(List<String> children, long seed) {
    int[] order = Streams.permutation(children.size(), Streams.of(seed, "groups"));
    return Arrays.stream(order).mapToObj(children::get).toList();
  }

  private static List<String> sorted(List<String> some, List<String> children) {
    return children.stream().filter(new HashSet<>(some)::contains).toList();
  }
}
