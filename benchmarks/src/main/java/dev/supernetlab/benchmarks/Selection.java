package dev.supernetlab.benchmarks;

import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Which children of a network are measured.
 *
 * @param labels always
 * @param sample how many others, drawn at random
 * @param seed of the draw
 */
record Selection(List<String> labels, int sample, long seed) {

  /**
   * The children, those named first.
   *
   * @throws IllegalArgumentException if a label is not of the space or the sample is too large
   */
  List<Child> of(SearchSpace space) {
    Set<Child> chosen = new LinkedHashSet<>();
    labels.forEach(label -> chosen.add(space.child(label)));
    long size = space.size().orElse(Long.MAX_VALUE);
    int wanted = chosen.size() + sample;
    if (sample < 0 || wanted > size) {
      throw new IllegalArgumentException(
          "sample %d: allowed are 0 to %d".formatted(sample, size - chosen.size()));
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    while (chosen.size() < wanted) {
      chosen.add(space.child(random.nextLong(size)));
    }
    return List.copyOf(chosen);
  }
}
