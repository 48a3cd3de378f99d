package dev.supernetlab.ranking.interval;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What several instances may have in common, so that they are no repetitions of each other.
 *
 * @param what singular, for example {@code seed}
 * @param labels of each instance; equal where they share it, empty where that is not known
 */
public record Shared(String what, List<String> labels) {
  /** What is not known counts as the instance's own. */
  public Shared {
    List<String> given = labels;
    labels =
        IntStream.range(0, given.size())
            .mapToObj(i -> given.get(i).isEmpty() ? "of instance " + i : given.get(i))
            .toList();
  }

  /** Instances that share nothing. */
  static Shared nothing(int instances) {
    return new Shared("instance", IntStream.range(0, instances).mapToObj(i -> "").toList());
  }
}
